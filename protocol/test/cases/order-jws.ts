import { createHmac } from "node:crypto";
import { b64, cat, fixed, headerJson, publicKeyOf, sign, type VectorCase } from "./build.ts";
import { approve, authoritySeed, base, type Changes, kim, lee, order, payloadOf, TYP } from "./order-made.ts";

export function wrongJws(): VectorCase[] {
  const malformed = (name: string, changes: Changes) => order(name, base, "order-malformed", changes);
  const secret = publicKeyOf(authoritySeed);
  const hs256 = (text: string) => {
    const signed = `${b64(`{"alg":"HS256","kid":"authority-1","typ":"${TYP}"}`)}.${text.split(".")[1]}`;
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
  };
  return [
    malformed("alg none, no signature", {
      header: `{"alg":"none","kid":"authority-1","typ":"${TYP}"}`,
      text: (text) => `${text.slice(0, text.lastIndexOf("."))}.`,
    }),
    malformed("alg none, with a signature", { header: `{"alg":"none","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg HS256 keyed with the public key", { text: hs256 }),
    malformed("alg HS256 in the header, Ed25519 beneath", {
      header: `{"alg":"HS256","kid":"authority-1","typ":"${TYP}"}`,
    }),
    malformed("alg ES256", { header: `{"alg":"ES256","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg Ed25519", { header: `{"alg":"Ed25519","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg eddsa", { header: `{"alg":"eddsa","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg twice", { header: `{"alg":"EdDSA","alg":"EdDSA","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("the typ of a certification", { header: headerJson("authority-1", "kipass-certification+jws") }),
    malformed("typ JWT", { header: headerJson("authority-1", "JWT") }),
    malformed("no typ", { header: `{"alg":"EdDSA","kid":"authority-1"}` }),
    malformed("no kid", { header: `{"alg":"EdDSA","typ":"${TYP}"}` }),
    malformed("kid with a slash", { header: headerJson("../authority-1", TYP) }),
    malformed("a key brought along", {
      header: `{"alg":"EdDSA","jwk":{"kty":"OKP","crv":"Ed25519","x":"${b64(secret)}"},"kid":"authority-1","typ":"${TYP}"}`,
    }),
    malformed("a crit member", { header: `{"alg":"EdDSA","crit":["b64"],"kid":"authority-1","typ":"${TYP}"}` }),
    malformed("a member behind", { header: `{"alg":"EdDSA","kid":"authority-1","typ":"${TYP}","b64":true}` }),
    malformed("header members in another order", { header: `{"typ":"${TYP}","alg":"EdDSA","kid":"authority-1"}` }),
    malformed("white space in the header", { header: `{"alg": "EdDSA","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("two parts", { text: (text) => text.slice(0, text.lastIndexOf(".")) }),
    malformed("four parts", { text: (text) => `${text}.` }),
    malformed("padding", { text: (text) => `${text}==` }),
    malformed("the other base64 alphabet", { text: (text) => text.replace(/.$/, "+") }),
    malformed("unused bits of the signature set", { text: (text) => text.slice(0, -1) + nextLetter(text.slice(-1)) }),
    malformed("a signature of 63 bytes", { text: (text) => text.slice(0, -2) }),
    malformed("nothing", { text: () => "" }),
    order("an unknown kid", base, "order-signature", { header: headerJson("authority-2", TYP) }),
    order("signed with another key", base, "order-signature", {
      text: (text) => {
        const signed = text.slice(0, text.lastIndexOf("."));
        return `${signed}.${b64(sign(fixed("another"), cat(signed)))}`;
      },
    }),
    order("the payload altered after signing", base, "order-signature", {
      text: (text) => {
        const [head, , end] = text.split(".");
        const bytes = JSON.stringify({ ...base, limits: { passes: 90_000, visits: 5000 } });
        return `${head}.${b64(payloadOf(bytes, [approve(bytes, kim), approve(bytes, lee)]))}.${end}`;
      },
    }),
  ];
}

function nextLetter(letter: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return alphabet[alphabet.indexOf(letter) + 1] as string;
}
