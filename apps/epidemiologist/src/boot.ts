import { readBoot } from "@kipass/web-kit/boot.ts";
import { lang } from "@kipass/web-kit/i18n.ts";

interface Boot {
  demo: boolean;
  issuers: { code: string; name: { ko: string; en: string } }[];
}

export const boot = readBoot<Boot>();

/** '네이버', '카카오톡', 'PASS'; a code not certified any more stays as it is. */
export function issuerName(code: string): string {
  return boot.issuers.find((issuer) => issuer.code === code)?.name[lang.value] ?? code;
}
