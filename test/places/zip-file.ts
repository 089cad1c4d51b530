import { crc32, deflateRawSync } from "node:zlib";

/** A member of an archive; what is not given is as it should be. */
export interface ZipMember {
  readonly name: string;
  readonly content: Uint8Array;
  /** Size that the directory states. */
  readonly stated?: number;
  readonly crc?: number;
  readonly encrypted?: boolean;
}

/** A zip archive in memory, deflated, as GeoNames packs its dumps. */
export function zipOf(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const packed = deflateRawSync(member.content);
    const name = Buffer.from(member.name);
    const common = commonHeader(member, packed.length, name.length);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.alloc(0), name, packed]);
    const central = Buffer.alloc(46);
    central.write("PK\x01\x02", 0, "latin1");
    central.writeUInt16LE(20, 4);
    common.copy(central, 6);
    central.writeUInt32LE(at, 42);
    directory.push(central, name);
    locals.push(local);
    at += local.length;
  }
  const bytes = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** Version, flags, method, time, checksum, sizes, lengths of name and extra: 26 bytes, the same in both headers. */
function commonHeader(member: ZipMember, packed: number, nameBytes: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(member.encrypted === true ? 1 : 0, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(member.crc ?? crc32(member.content), 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(member.stated ?? member.content.length, 18);
  header.writeUInt16LE(nameBytes, 22);
  return header;
}
