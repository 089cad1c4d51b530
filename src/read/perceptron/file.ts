import { TocsinError } from "../../base/error.ts";
import type { LinearModel, SequenceModel } from "./model.ts";
import { rowAt, rowsOf } from "./rows.ts";

const FORMAT = "tocsin-perceptron/1";
const LENGTH_BYTES = 4;

interface Header {
  readonly format: string;
  readonly bits: number;
  readonly labels: readonly string[];
  readonly scales: readonly number[];
  readonly rows: number;
  readonly transitions?: readonly number[];
  readonly allowed?: readonly number[];
}

/**
 * A model as bytes, to be packed further by gzip. Layout: length of the header (4 bytes, little endian), header (JSON),
 * then each bucket that is not all zero: gap to the one before (varint), a mask of its labels (⌈n/8⌉ bytes), their weights.
 */
export function packModel(model: LinearModel & Partial<SequenceModel>): Uint8Array {
  const { bits, labels, scales, transitions, allowed } = model;
  const { bytes, rows } = packRows(model);
  const header: Header = {
    format: FORMAT,
    bits,
    labels,
    scales: [...scales],
    rows,
    ...(transitions && allowed ? { transitions: [...transitions], allowed: [...allowed] } : {}),
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const out = new Uint8Array(LENGTH_BYTES + head.length + bytes.length);
  new DataView(out.buffer).setUint32(0, head.length, true);
  out.set(head, LENGTH_BYTES);
  out.set(bytes, LENGTH_BYTES + head.length);
  return out;
}

function packRows(model: LinearModel): { bytes: Uint8Array; rows: number } {
  const { weights, bits, labels, rows } = model;
  const n = labels.length;
  const out: number[] = [];
  let count = 0;
  let before = -1;
  for (let bucket = 0; bucket < 2 ** bits; bucket++) {
    const at = rows ? rowAt(rows, bucket) : bucket;
    const row = weights.subarray(at * n, at * n + n);
    if (at < 0 || row.every((weight) => weight === 0)) continue;
    pushVarint(out, bucket - before);
    pushRow(out, row);
    before = bucket;
    count++;
  }
  return { bytes: Uint8Array.from(out), rows: count };
}

function pushRow(out: number[], row: ArrayLike<number>): void {
  const mask = Array.from({ length: Math.ceil(row.length / 8) }, () => 0);
  const values: number[] = [];
  for (let label = 0; label < row.length; label++) {
    const weight = row[label] ?? 0;
    if (weight === 0) continue;
    mask[label >> 3] = (mask[label >> 3] ?? 0) | (1 << (label & 7));
    values.push(weight & 0xff);
  }
  out.push(...mask, ...values);
}

function pushVarint(out: number[], value: number): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) out.push((rest & 0x7f) | 0x80);
  out.push(rest);
}

/**
 * A model from its bytes, unzipped. Labels and scheme are those it was trained with.
 *
 * @throws TocsinError `bad-input` where the bytes are no model of this format
 */
export function openModel(bytes: Uint8Array): LinearModel {
  const { header, at } = openHeader(bytes);
  const n = header.labels.length;
  const weights = new Int8Array(header.rows * n);
  const buckets = new Int32Array(header.rows);
  const reader = { bytes, at };
  for (let row = 0; row < header.rows; row++) {
    buckets[row] = (buckets[row - 1] ?? -1) + readVarint(reader);
    readRow(reader, weights.subarray(row * n, row * n + n));
  }
  if (reader.at !== bytes.length) throw notAModel("its length is not that of its rows");
  return {
    bits: header.bits,
    labels: header.labels,
    weights,
    scales: Float32Array.from(header.scales),
    rows: rowsOf(buckets, header.bits),
  };
}

/** A sequence model from its bytes. @throws TocsinError `bad-input` where the model has no transitions */
export function openSequenceModel(bytes: Uint8Array): SequenceModel {
  const { transitions, allowed } = openHeader(bytes).header;
  if (!transitions || !allowed) throw notAModel("it has no transitions");
  return {
    ...openModel(bytes),
    transitions: Float32Array.from(transitions),
    allowed: Uint8Array.from(allowed),
  };
}

function openHeader(bytes: Uint8Array): { header: Header; at: number } {
  if (bytes.length < LENGTH_BYTES) throw notAModel("it is too short");
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const at = LENGTH_BYTES + length;
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, at));
  if (!text.startsWith(`{"format":"${FORMAT}"`)) throw notAModel(`its format is not ${FORMAT}`);
  return { header: JSON.parse(text) as Header, at };
}

interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
}

function readVarint(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) throw notAModel("it ends too early");
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

function readRow(reader: ByteReader, row: Int8Array): void {
  const mask = reader.at;
  reader.at += Math.ceil(row.length / 8);
  for (let label = 0; label < row.length; label++)
    if (((reader.bytes[mask + (label >> 3)] ?? 0) >> (label & 7)) & 1)
      row[label] = reader.bytes[reader.at++] ?? 0;
}

function notAModel(why: string): TocsinError {
  return new TocsinError("bad-input", `invalid model: ${why}`, {
    hint: "train it anew, see train/",
  });
}
