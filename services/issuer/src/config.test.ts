import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readConfig } from "./config.ts";

const env = {
  ISSUER_CODE: "naver",
  ISSUER_NAME_KO: "네이버",
  ISSUER_NAME_EN: "Naver",
  ISSUER_RENEWALS: "2",
  ISSUER_PASS_KEY_ID: "1",
  PORT: "4001",
  ORIGIN: "http://localhost:4001",
  CERTIFICATION_FILE: "/certification.jws",
  CERTIFICATION_ROOT: "A".repeat(43),
  VAULT_DIR: "/vault",
  VAULT_MASTER_KEY: "A".repeat(43),
  SMS_GATEWAY: "inbox",
  SMS_INBOX_URL: "http://127.0.0.1:4000/messages",
  DATABASE_URL_APP: "postgres://a@127.0.0.1/x",
  DATABASE_URL_DISCLOSE: "postgres://b@127.0.0.1/x",
};
const client = (name: string) => ({ [`${name}_CLIENT_ID`]: "id", [`${name}_CLIENT_SECRET`]: "secret" });

describe("the settings of log-in, proofs and messages", () => {
  test("without any, names and phones are typed and a code is the only proof", () => {
    const { config } = readConfig(env);
    assert.deepEqual([config.logIn, config.proofs], [undefined, undefined]);
    assert.deepEqual([config.issuer.logIn, config.issuer.proofs], ["sms", []]);
  });

  test("Naver and Kakao are known by name, any other provider by its address", () => {
    const at = (more: object) => readConfig({ ...env, ...more }).config.logIn?.issuerUrl;
    assert.equal(at({ LOG_IN: "naver", ...client("LOG_IN") }), "https://nid.naver.com");
    assert.equal(at({ LOG_IN: "kakao", ...client("LOG_IN") }), "https://kauth.kakao.com");
    const own = { LOG_IN: "openid", ...client("LOG_IN"), LOG_IN_ISSUER_URL: "https://accounts.example" };
    assert.equal(at(own), "https://accounts.example");
    const { config } = readConfig({
      ...env,
      ...own,
      PROOFS: "openid",
      ...client("PROOFS"),
      PROOFS_ISSUER_URL: "https://proofs.example",
    });
    assert.deepEqual([config.issuer.logIn, config.issuer.proofs], ["openid", ["pass", "certificate"]]);
  });

  test("who somebody is never travels unencrypted, but on this computer", () => {
    const at = (url: string) => readConfig({ ...env, LOG_IN: "openid", ...client("LOG_IN"), LOG_IN_ISSUER_URL: url });
    assert.throws(() => at("http://accounts.example"), /LOG_IN_ISSUER_URL is not encrypted/);
    assert.equal(at("http://localhost:4009").config.logIn?.issuerUrl, "http://localhost:4009");
  });

  test("what is missing is said together", () => {
    assert.throws(
      () => readConfig({ ...env, PORT: "0", LOG_IN: "openid", PROOFS: "openid", SMS_GATEWAY: "solapi" }),
      ({ message }: Error) =>
        ["PORT", "LOG_IN_CLIENT_ID", "LOG_IN_ISSUER_URL", "PROOFS_CLIENT_SECRET", "SOLAPI_API_KEY", "SMS_FROM"].every(
          (name) => message.includes(name),
        ),
    );
  });
});
