import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count } from "../schema.ts";

/**
 * The protocol that existing facility programs and PDAs speak, field by field as they know it (docs/compatibility.md). JSON over POST;
 * every answer has status 200 and says in `success` whether it is one. The token comes in the header `Authorization` of the answer to
 * `security/login` and is sent back there as it is; no cookie is read or set.
 */
export const COMPAT_BASE = "/kipassService";

/** Whatever a program sends here, or leaves out, or sends beside it: it is read, not refused. */
const sent = Type.Optional(Type.Unknown());

const envelope = {
  success: Type.Boolean(),
  /** Korean, for the person at the door. */
  msg: Type.String({ minLength: 1 }),
};
/** Programs take an empty `data` for a failure, so it is never empty when there is success, and null when there is none. */
const answered = <S extends Parameters<typeof Type.Array>[0]>(data: S) => Type.Union([data, Type.Null()]);
const yesNo = Type.Enum(["Y", "N"]);
const facilityId = Type.String({ pattern: "^\\d+$" });
const compactDay = Type.String({ pattern: "^\\d{8}$" });
/** Vaccination, which nothing here knows. */
const notKept = Type.Null();
const counts = { pass_count: count, inc_count: notKept, inc_comp_count: notKept };
const bodyLimitBytes = 8192;

export const login = endpoint({
  name: "compat/login",
  method: "POST",
  path: `${COMPAT_BASE}/security/login`,
  callers: ["anyone"],
  request: Type.Object({ usr_id: sent, passwd: sent, run_version: sent, os_type: sent, udid: sent }),
  response: Type.Object({
    ...envelope,
    data: answered(
      Type.Object({
        usr_id: Type.String(),
        usr_nm: Type.String(),
        boss_nm: Type.String(),
        boss_yn: yesNo,
        use_yn: yesNo,
        str_id: facilityId,
        str_nm: Type.String(),
        str_use_yn: yesNo,
        biz_no: Type.String(),
        biz_no_count: count,
        addr: Type.String(),
        addr_detail: Type.String(),
        hp_no: Type.String(),
        auth_hp_no: Type.String(),
        industry_text: Type.String(),
        transfer_yn: yesNo,
        async_yn: yesNo,
        new_terms_yn: yesNo,
        process_type: Type.String(),
        run_version: Type.String(),
        os_type: Type.String(),
        udid: Type.String(),
      }),
    ),
  }),
  problems: ["login-failed", "login-locked"],
  bodyLimitBytes,
  rate: { max: 30, windowSeconds: 60 },
});

/** `qr_cd` is the pass. `dates` tells a request sent again from a code shown again, and is believed in nothing else. */
export const verifySaveQR = endpoint({
  name: "compat/verifySaveQR",
  method: "POST",
  path: `${COMPAT_BASE}/verifySaveQR`,
  callers: ["manager", "staff"],
  request: Type.Object({ dates: sent, qr_cd: sent, str_id: sent, udid: sent, usr_id: sent, version: sent }),
  response: Type.Object({
    ...envelope,
    /** A sentence to speak. */
    voice: Type.String({ minLength: 1 }),
    /** A colour. Green is a recorded visit and nothing else. */
    background: Type.String({ pattern: "^#[0-9A-F]{6}$" }),
    /** Facility and time as the registry has them. */
    data: answered(Type.Object({ str_id: facilityId, dates: Type.String({ pattern: "^\\d{14}$" }) })),
    inc_type: notKept,
    inc_code: notKept,
  }),
  problems: ["session-ended"],
  bodyLimitBytes,
});

export const passListTime = endpoint({
  name: "compat/passListTime",
  method: "POST",
  path: `${COMPAT_BASE}/security/passListTime`,
  callers: ["manager", "staff"],
  request: Type.Object({ dates: sent, str_id: sent }),
  response: Type.Object({
    ...envelope,
    data: answered(
      Type.Array(Type.Object({ dates: compactDay, time: Type.String({ pattern: "^\\d{2}$" }), ...counts }), {
        minItems: 24,
        maxItems: 24,
      }),
    ),
  }),
  problems: ["session-ended", "bad-period"],
  bodyLimitBytes,
  rate: { max: 120, windowSeconds: 60 },
});

export const passCount2Week = endpoint({
  name: "compat/passCount2Week",
  method: "POST",
  path: `${COMPAT_BASE}/security/passCount2Week`,
  callers: ["manager", "staff"],
  request: Type.Object({ fdate: sent, tdate: sent, str_id: sent }),
  response: Type.Object({
    ...envelope,
    data: answered(Type.Array(Type.Object({ dates: compactDay, ...counts }), { minItems: 1, maxItems: 28 })),
  }),
  problems: ["session-ended", "bad-period"],
  bodyLimitBytes,
  rate: { max: 120, windowSeconds: 60 },
});
