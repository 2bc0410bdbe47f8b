/** Everybody and everything here is made up; no tax office has the number 999. */

export interface DemoFacility {
  name: string;
  loginId: string;
  password: string;
  businessNumber: string;
  sector: string;
  /** 법정동 code of the 시군구. */
  region: string;
  address: string;
  addressDetail: string;
  telephone: string;
  representative: string;
  managerPhone: string;
}

export const demoFacilities: DemoFacility[] = [
  {
    name: "다온식당 역삼점",
    loginId: "daon",
    password: "hayan-gureum-27",
    businessNumber: "9990100008",
    sector: "restaurant",
    region: "11680",
    address: "서울특별시 강남구 테헤란로 152",
    addressDetail: "1층",
    telephone: "02-555-0142",
    representative: "한다온",
    managerPhone: "01055500141",
  },
  {
    name: "가람노래연습장",
    loginId: "garam",
    password: "pureun-bada-83",
    businessNumber: "9990100105",
    sector: "karaoke",
    region: "11440",
    address: "서울특별시 마포구 양화로 45",
    addressDetail: "지하 1층",
    telephone: "02-333-0177",
    representative: "정가람",
    managerPhone: "01055500176",
  },
];

export type DemoWaitingFacility = Omit<DemoFacility, "businessNumber"> & { businessNumber: null; sectorDetail: string };

/** Without 사업자등록번호 they wait for 마포구, so that its officer finds something to decide on. */
export const demoWaitingFacilities: DemoWaitingFacility[] = [
  {
    name: "망원 작은도서관",
    loginId: "mangwon",
    password: "chaekbang-haetsal-64",
    businessNumber: null,
    sector: "other",
    sectorDetail: "도서관",
    region: "11440",
    address: "서울특별시 마포구 망원로 92",
    addressDetail: "2층",
    telephone: "02-333-0188",
    representative: "노을빛",
    managerPhone: "01055500187",
  },
  {
    name: "성산 청소년문화공간",
    loginId: "seongsan",
    password: "norae-gireum-95",
    businessNumber: null,
    sector: "other",
    sectorDetail: "문화센터",
    region: "11440",
    address: "서울특별시 마포구 성산로 31",
    addressDetail: "1층",
    telephone: "02-333-0199",
    representative: "구자람",
    managerPhone: "01055500198",
  },
  // The first one again, as people sign up who have forgotten that they did.
  {
    name: "망원작은도서관",
    loginId: "mangwon2",
    password: "seogo-annae-37",
    businessNumber: null,
    sector: "other",
    sectorDetail: "도서관",
    region: "11440",
    address: "서울특별시 마포구 망원로 92번지",
    addressDetail: "2층 201호",
    telephone: "02-333-0188",
    representative: "노을빛",
    managerPhone: "01055500209",
  },
];

export interface DemoOfficer {
  loginId: string;
  password: string;
  name: string;
  title: string;
  role: "investigator" | "approver" | "supervisor" | "auditor" | "health-centre";
  /** 시군구; the whole country when left out. */
  region?: string;
}

export const demoOfficers: DemoOfficer[] = [
  { loginId: "seoyeon", password: "eunhaeng-namu-61", name: "이서연", title: "역학조사관", role: "investigator" },
  { loginId: "junho", password: "sonamu-sup-48", name: "박준호", title: "역학조사과장", role: "approver" },
  { loginId: "hanbyeol", password: "cheongsol-baram-35", name: "한별", title: "감독관", role: "supervisor" },
  { loginId: "eunsol", password: "maehwa-dalbit-72", name: "오은솔", title: "감사관", role: "auditor" },
  {
    loginId: "mapo-bogeonso",
    password: "hangang-noeul-58",
    name: "강다인",
    title: "주무관",
    role: "health-centre",
    region: "11440",
  },
];

/** Officers of municipalities, the ministry's among them. */
export interface DemoMunicipalOfficer {
  loginId: string;
  password: string;
  name: string;
  title: string;
  /** What they are there for, as the start page shows it. */
  of: string;
  /** 시군구, 시도, or the whole country. */
  region: string;
  roles: ("handler" | "decider" | "viewer" | "admin")[];
}

export const demoMunicipalOfficers: DemoMunicipalOfficer[] = [
  {
    loginId: "mapo",
    password: "ginkgo-gamnamu-52",
    name: "김하늘",
    title: "주무관",
    of: "마포구 담당자",
    region: "11440",
    roles: ["handler"],
  },
  {
    loginId: "mapo-boss",
    password: "dorae-sanbat-39",
    name: "최정우",
    title: "위생과장",
    of: "마포구 결재자",
    region: "11440",
    roles: ["decider", "admin"],
  },
  {
    loginId: "seoul",
    password: "namsan-sori-74",
    name: "정다운",
    title: "사무관",
    of: "서울특별시",
    region: "11",
    roles: ["handler", "decider"],
  },
  {
    loginId: "mohw",
    password: "haedal-badaga-16",
    name: "윤서준",
    title: "사무관",
    of: "보건복지부",
    region: "all",
    roles: ["viewer", "admin"],
  },
];

/** People who can enrol, at naver and kakao with the account they have there; the code they are sent arrives in the message inbox. */
export const demoVisitors = [
  { issuer: "naver", name: "홍길동", phone: "01055501001", birthDate: "1988-03-14" },
  { issuer: "naver", name: "김하늘", phone: "01055501002", birthDate: "2001-11-02" },
  { issuer: "kakao", name: "성춘향", phone: "01055502001", birthDate: "1995-05-05" },
  { issuer: "kakao", name: "이몽룡", phone: "01055502002", birthDate: "1994-12-24" },
  { issuer: "pass", name: "심청", phone: "01055503001", birthDate: "1979-07-01" },
  { issuer: "pass", name: "임꺽정", phone: "01055503002", birthDate: "1962-01-20" },
];
