import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/shell.css";
import "../styles/lists.css";
import "../styles/claims.css";
import "../styles/time.css";
import "../styles/article.css";
import "../styles/weighing.css";
import "../styles/canvas.css";
import "../styles/warning.css";
import "../styles/follow.css";
import "../styles/work.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { followLinks } from "./base/address.ts";
import { followChanges } from "./base/answer.ts";
import { followTheme } from "./base/theme.ts";

followTheme();
followLinks();
followChanges();

const root = document.getElementById("app");
if (root) render(<App />, root);
