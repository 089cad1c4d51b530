const HEAD_BYTES = 4096; // the type of a bundle or a page of annotations stands before its list, in every file looked at

/** What a file of another tool is, by how it opens; undefined for all that is read as articles. */
export function exchangedFormat(bytes: Uint8Array): "stix" | "annotations" | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).trimStart();
  if (!/^[{[]/.test(head)) return undefined;
  if (/^\{[^[]*?"type"\s*:\s*"bundle"/.test(head)) return "stix";
  return /"type"\s*:\s*"Annotation(?:Page)?"/.test(head) && head.includes("ns/anno.jsonld")
    ? "annotations"
    : undefined;
}
