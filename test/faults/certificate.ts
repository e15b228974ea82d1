/** Creates a self-signed certificate for each run, so that no private key is committed. */
import { generateKeyPairSync, sign } from "node:crypto";

function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...contents: Uint8Array[]) => der(0x30, ...contents);
const objectId = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));

const subjectAlternativeName = objectId("551d11");
const host = Buffer.from("localhost");
const loopbackAddress = Buffer.from([127, 0, 0, 1]);

/** RFC 5280 §4.1: the minimum that every runtime accepts from a TLS server. It is valid for localhost and 127.0.0.1. */
export function selfSigned(notAfter = "491231235959Z"): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(der(0x31, sequence(objectId("550403"), der(0x0c, host))));
  const validity = sequence(der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from(notAfter)));
  const names = sequence(der(0x82, host), der(0x87, loopbackAddress));
  const extensions = sequence(sequence(subjectAlternativeName, der(0x04, names)));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", content, privateKey));
  const cert = sequence(content, ecdsaWithSha256, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n`,
  };
}
