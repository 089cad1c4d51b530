import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { docsPlugin } from "./docs-pages.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path("."),
  plugins: [docsPlugin(path(".."))],
  // A package with one entry in its "exports" cannot be asked for its other files by name.
  resolve: {
    alias: [
      {
        find: /^rtl-text/,
        replacement: path("../node_modules/@mapbox/mapbox-gl-rtl-text/dist/mapbox-gl-rtl-text.js"),
      },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es" },
  build: {
    outDir: path("../dist/web"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy knows no data: scripts
    cssTarget: ["chrome123", "firefox120", "safari17.5"], // light-dark()
    chunkSizeWarningLimit: 1200, // MapLibre, loaded on the map page alone
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { "/api": { target: process.env["TOCSIN_API"] ?? "http://localhost:4747" } },
  },
});
