/** Terms of our own in JSON-LD: documented in `docs/formats.md`, in no format's own place. */
export const TOCSIN_TERMS = "urn:tocsin:terms:";
