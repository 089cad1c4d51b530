// export function read(document: Document, context: ReadContext): { reading: Reading; issues: Issue[] }
