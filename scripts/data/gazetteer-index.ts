export { encodeIndex, encodePlaces, keysOf, type PlaceRow } from "../../src/resolve/gazetteer-file.ts";
