import type { launchBrowser } from "@kipass/testbed/browser";
import { giveAuthenticator } from "@kipass/testbed/e2e/authenticator";
import type { LiveTown } from "@kipass/testbed/e2e/live-town";
import { openPortal } from "./portal.ts";

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>["newPage"]>>;

/** The pictures of a municipality's officer and of what everybody may check. */
interface Pictures {
  town: LiveTown;
  open(url: string): Promise<Page>;
  take(page: Page, name: string): Promise<void>;
}

const waiting = [
  { name: "청담 작은도서관", address: "서울특별시 강남구 도산대로 532" },
  { name: "대치 주민문화센터", address: "서울특별시 강남구 삼성로 212" },
  { name: "수서 경로당", address: "서울특별시 강남구 광평로 280" },
];

export async function takeMunicipality({ town, open, take }: Pictures): Promise<void> {
  for (const [nth, { name, address }] of waiting.entries())
    await town.openFacility({ name, address, sector: "theatre", loginId: `waiting${nth}`, businessNumber: null });
  await town.jobs();
  const account = { loginId: "haneul", name: "김하늘", title: "주무관", region: "11680" };
  const { loginId, password } = await town.appointMunicipal({ ...account, roles: ["handler", "decider", "admin"] });
  const page = await open(town.registry.office.url);
  await giveAuthenticator(page);
  await page.getByLabel("아이디").fill(loginId);
  await page.getByLabel("비밀번호").fill(password);
  await page.getByRole("button", { name: "로그인", exact: true }).click();
  await page.getByRole("button", { name: "패스키 등록" }).click();
  await page.getByRole("heading", { name: "할 일" }).waitFor();
  await page.getByRole("link", { name: /대치 주민문화센터/ }).click();
  await page.getByRole("complementary", { name: "대치 주민문화센터" }).waitFor();
  await take(page, "work-queue");
  await page.getByRole("link", { name: "지도·사용률" }).click();
  await page.getByRole("heading", { name: "지도·사용률" }).waitFor();
  await take(page, "rates");
}

export async function takePublicPage({ town, open, take }: Pictures): Promise<void> {
  const portal = await openPortal({ port: 4998, clock: town.clock });
  portal.publish({ certificationFile: town.ministry.file, rootPublicKey: town.ministry.rootPublicKey });
  const page = await open(`${portal.url}/verify`);
  await page.getByText(/기록 \d+건이 모두 일치합니다\./).waitFor();
  await take(page, "public");
  await portal.close();
}
