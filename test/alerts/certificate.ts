// A certificate for "localhost" that signs itself, made anew in each test: no key lies in the repository.
import { generateKeyPairSync, sign } from "node:crypto";

const OIDS = {
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  commonName: [0x55, 0x04, 0x03],
  subjectAltName: [0x55, 0x1d, 0x11],
} as const;

/** One DER value: tag, length, content (X.690 §8.1). */
function der(tag: number, ...content: (Uint8Array | readonly number[])[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  const n = body.length;
  const length = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...content: (Uint8Array | readonly number[])[]) => der(0x30, ...content);
const oid = (name: keyof typeof OIDS) => der(0x06, OIDS[name]);

/** X.509 v3 of RFC 5280, valid from 2020 to 2049. */
export function localhostCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(oid("ecdsaWithSha256"));
  const name = sequence(
    der(0x31, sequence(oid("commonName"), der(0x0c, Buffer.from("localhost")))),
  );
  const time = (text: string) => der(0x17, Buffer.from(text));
  const altNames = sequence(der(0x82, Buffer.from("localhost")));
  const extension = sequence(oid("subjectAltName"), der(0x04, altNames));
  const signed = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    algorithm,
    name,
    sequence(time("200101000000Z"), time("491231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extension)),
  );
  const signature = sign("sha256", signed, privateKey);
  const whole = sequence(signed, algorithm, der(0x03, [0], signature));
  const base64 = whole.toString("base64").replace(/.{1,64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64}-----END CERTIFICATE-----\n`,
  };
}
