import { concat, readU48, u8, u16, utf8 } from "./bytes.ts";
import { isIntegerIn } from "./json.ts";
import type { Primitives } from "./primitives.ts";

/**
 * 개인안심번호, what people write on a paper slip instead of their phone number: "12가34나" (SPEC §15.4). The text alone tells the issuer,
 * by the four digits modulo 16, and whether it was misread; only the issuer's key tells the serial, so that numbers given out one after
 * the other, or to one person, have nothing in common.
 */
export interface SafeNumberKey {
  /** The issuer's `safeNumberIssuer` in the certification, 0 to 15. */
  issuer: number;
  /** 32 bytes, the issuer's alone. */
  key: Uint8Array;
}

export const SAFE_NUMBER_ISSUERS = 16;
/** 625 values of the digits · 1,666 first syllables · 98 second syllables once the check is known. */
export const SAFE_NUMBERS_PER_ISSUER = 102_042_500;

/**
 * A syllable's value is its row. Two syllables that differ in one jamo never share a row, so misreading a single jamo is always noticed.
 * The rows follow from KS X 1001 by the rule of SPEC §15.4.
 */
const ROWS = [
  "가태뱌케며촤뢰주둬휘유느시박캭먹록훅웍슥틱칸맨천렌존돤횐욘눈쉰균튼챌젤뎔홀왈뇔푤술궐튈뷸밀람쟘덤헴염쇰툼큠믐침잡댑업넵폅솝괍츱핫앳펏셋겻톳뭇췻륫딧낭팽샹겅텡쾅묑충등힁잉삳벋탔뱄컸멨빚돛붚닿얗넣앎섦",
  "파새갸터베코뫄쵸루쥐듀흐의니각택뱍켁멱휙늑식반먼쳔론죈훈원뉜퓬슨틴칼맬철렐졸돨횔욜눌쉴귤틀챔젬홈왐뇜숨튐븀밈랍덥헵엽놉쇱굡툽칩잣댓엇넷솟괏툇츳항앵냥펑셍경통뭉췽륭딩낟걷듣샀갰켰줬깆빛맡돝닮넒곪짊앍",
  "아내퍄서게텨보쾨묘춰뤼즈듸히팍색갹턱벡콕룩쥑흑닉간탠뱐켄면촨뢴준휜윤는신발멀롤죌훌월뉠퓰슬틸캄맴첨렘좀욤눔쉼틈챕젭홉왑뇝푭숩튑밉랏덧헷놋쇳굣툿믓칫장댕향엉넹평송광툉퀑층겯묻딛났팼겄볐뤘있벚읒헒붊닭",
  "다해야너페셔고톼뵈쿠뭐츄르지악낵퍅석복뤽즉힉판샌갼턴벤콘뫈룬쥔듄흔읜닌갈탤켈멸촬뢸줄휠율늘실밤멈롬죔훔웜뉨퓸슴팀캅맵첩렙좁횝욥눕쉽틉챗럇젯홋왓뇟푯숫븃밋랑쟝덩헹농퐝퉁칭잗얻앴펐셌겼봤딨낮겆잊읓뱉맣",
  "재댜허에녀포솨괴툐부퀴뮤리닥핵약넉펙셕곡뵉쿡륵직안낸선겐텬본묜륀즌힌샐걀털벨콜룰쥘듈흘읠닐감탬켐룀줌휨윰늠심밥멉롭죕웝뉩습팁캇맷첫렛횟욧눗쉿틋챙량젱뎡홍왕숭궝튕븅밍덛칟잤댔었넸폈딪낯샅읕깊맒돎풂옭",
  "차래저데혀놔푀쇼퉈뷔크잭헉엑녁폭솩괵북퀵릭단핸얀넌펜션곤퇀뵌쿤뭔츈른진알낼설겔볼쾰묠륄즐힐팜샘텀벰콤춈룸쥠듐흠읨님갑탭뱝켑룁줍휩윱늡밧멋롯죗훗퓻슷팃캉맹청렝종횡용눙풩슁숟믿랐였붰잦엊낱겉볕읖욺빎맑",
  "마챠러져도화외뇨푸숴귀튜브키착랙적덱혁옥쇽국뷕큭잰헌엔폰솬괸분퀸뮨린달핼얄널펠셜골뵐쿨뭘츌를질암냄섬겜봄륌즘힘팝샙텁벱콥룹쥡흡닙갓탯켓몃룃줏휫윳늣싯방컁멍롱죙훙웡퓽승팅눋튿챘뎠왔궜밌랒곁뭍겊잎읗긺",
  "캐먀체려좌되효우눠퓌슈그틔비막럭독확왹뇩푹귁븍킥찬랜전덴현온놘푄숀군뷘큰잴헐엘녈폴솰괼불퀼뮬릴담햄얌넘펨셤곰뵘쿰츔름짐압냅섭겝봅묩즙힙팟샛걋텃벳콧룻쥣흣읫닛강탱켕명촹룅중휭융능싱받맸첬덫솥톺낳겋삶",
  "타배커메초롸죠두훠위뉴프기캑먁첵력좍욱슉극빅만챤런젼돈환왼뇬푼귄튠븐킨찰랠절델혈올놜숄굴뷜클잼험엠념폼굄붐큄뮴림답햅얍넙펩셥곱뵙쿱뭡릅집앗냇섯겟봇묫륏즛힛팡생걍텅벵콩뫙룽듕흥닝갇싣쳤웠맺숯및옅엎뭏",
  "개탸버켜모최료줘뒤휴으늬피탁백컥멕촉죡둑윅뉵긱캔첸련된횬운퓐근틘빈말챨럴졀돌활욀뇰풀귈튤블킬참램점뎀혐옴숌굼큼잽헙엡녑폽굅붑큅립닷햇얏넛펫셧곳쿳뭣릇짓앙냉성겡봉륑증힝벧흗갔탰몄뒀멎홑숱밑랖덮옆높묾",
  "나패샤거테벼콰뫼추뤄쥬드희삭객벅목휵윽픽탄밴컨멘촌롼죤둔훤윈픈긴캘먈첼렬좔될횰울퓔슐글틜빌맘챰럼졈돔욈품귐튬븜킴찹랩접뎁협옵숍굽큽잿헛엣폿굇붓큇뮷릿당행양넝펭셩쿵츙릉징섣팠샜텄벴뫘갖늦숲랗옇놓잚얾",
  "하애냐퍼세겨토봐쿄무취류디낙팩샥걱텍벽콱축득익산갠번켠몬쵠룐뒨휸은늰핀탈밸컬멜촐둘훨윌뉼플길캠쳄렴됨움퓜슘금틤빔맙럽졉돕욉뇹풉귑븝킵찻랫젓뎃혓옷숏굿쟁헝엥녕퐁솽굉붕큉링닫곧짇았냈섰겠텼췄갗몇윷밭덞",
  "자대햐어네펴소과퇴뵤쿼뮈츠학액냑퍽섹격톡묵륙딕난팬샨건텐변콴묀춘쥰든흰인살갤벌켤몰쵤룔뒬휼을늴필탐뱀컴멤촘둠훰윔늄픔김캡쳅렵좝됩횹웁급틥빕맛럿돗홧욋뇻풋귓븟킷창랭정뎅형옹숑궁뷩킁붇닸했넜셨같좋밂칡",
  "라쟈더헤여노퐈쇠교투붜큐므치작댁억넥속곽측한앤냔펀센견톤봔문췬륜딘날팰샬걸텔별콸묄출쥴들흴갬범켬몸쵬흄음핌탑뱁컵멥촙둡윕늅픕깁캣쳇렷좟됫횻웃퓟슛긋빗망챵렁졍동황욍뇽풍튱킹굳쟀녔닺곶릊짖팥흩갚늪싶멓",
  "채랴제뎌호와뇌표수궈튀뷰미락쟉덕헥역녹툭칙잔댄언넨편손관퇸뵨퀀뮌츤할앨냘펄셀결톨물췰률딜남팸샴검템쾀춤쥼듬흼임삽갭법켭몹쵭룝뒵읍핍탓뱃컷멧촛둣윗픗깃캥먕쳉령좡웅슝긍빙맏돋푿찼랬뎄혔놨퉜닻앝닢갛밞멂",
  "카매처레조돠회요누풔쉬규트책략젝혹왁숙궉튁믹란쟌던헨연논쇤굔툰큔믄친잘댈얼넬펼솔괄퀄뮐츨함앰냠펌셈겸톰뭄췸륨딤납팹샵겁텝볍묍춥듭흽입삿갯벗켯못쵯룟뒷흇읏핏탕뱅컹멩총뢍죵둥훵윙늉깅귿렀졌쉈찾궂얕릍짙",
  "바캬머쳐로죄됴후워뉘퓨스긔티칵맥척렉족획눅쉭특챈랸젠뎐혼완뇐푠순권튄뷴민랄쟐덜헬열놀쇨굘툴붤큘믈잠댐엄넴폄솜괌츰합앱펍셉겹톱뭅췹륩딥낫팻샷것텟볏묏춧듯잇상갱턍벙켱몽쵱룡뒹흉응핑컫긷캤렸눴맞옻붙릎짚",
];
const ROW_LENGTH = 98;
const SYLLABLES = ROWS.length * ROW_LENGTH;

/** The filler 00가00가 has 0 and the well-known sample 12가34나 has 12: neither may be somebody's. */
const CHECK = 1;
const WEIGHT = 3;
const LONGEST_INPUT = 40;

/** The two halves of the permutation: 10,625 · 9,604 is exactly one issuer's numbers, so no value is ever skipped. */
const LEFT = 10_625;
const RIGHT = 9_604;
const ROUNDS = 10;

/**
 * The number of a serial, in its one spelling. A serial is for one person; which serials are given out is the issuer's to know.
 * @throws RangeError past the last issuer or serial
 */
export function safeNumber(serial: number, { issuer, key }: SafeNumberKey, p: Primitives): string {
  if (!isIntegerIn(serial, 0, SAFE_NUMBERS_PER_ISSUER - 1)) throw new RangeError(`${serial} is no serial`);
  if (!isIntegerIn(issuer, 0, SAFE_NUMBER_ISSUERS - 1)) throw new RangeError(`${issuer} is no issuer of safe numbers`);
  const place = permute(serial, { issuer, key }, p);
  const rest = Math.floor(place / ROW_LENGTH);
  const digits = Math.floor(rest / SYLLABLES) * SAFE_NUMBER_ISSUERS + issuer;
  const written = String(digits).padStart(4, "0");
  const first = syllableAt(rest % SYLLABLES);
  const start = `${written.slice(0, 2)}${first}${written.slice(2)}`;
  // The last character counts once, so its row is what the sum still lacks.
  const row = (CHECK + ROWS.length - ((sumOf(start) * WEIGHT) % ROWS.length)) % ROWS.length;
  return start + syllableAt(row * ROW_LENGTH + (place % ROW_LENGTH));
}

/** The one spelling "12가34나", or undefined. People leave gaps, type full-width digits, and some systems take syllables apart. */
export function parseSafeNumber(text: string): string | undefined {
  if (text.length > LONGEST_INPUT) return undefined;
  const number = text.normalize("NFKC").replace(/[\s\-\u2010-\u2015\u2212]/g, "");
  const isWellFormed =
    /^\d\d[가-힣]\d\d[가-힣]$/.test(number) && rowOf(number[2] as string) >= 0 && rowOf(number[5] as string) >= 0;
  return isWellFormed && sumOf(number) === CHECK ? number : undefined;
}

/** "12가 34나", for reading and writing by hand; a number in its one spelling. */
export function formatSafeNumber(number: string): string {
  return `${number.slice(0, 3)} ${number.slice(3)}`;
}

/** Whose number it is, 0 to 15; a number in its one spelling. */
export function issuerOfSafeNumber(number: string): number {
  return digitsOf(number) % SAFE_NUMBER_ISSUERS;
}

/** The serial this issuer made the number of, or undefined when it is another's or no number. Whether it was given out, the issuer knows. */
export function openSafeNumber(
  number: string,
  { issuer, key }: SafeNumberKey,
  p: Primitives,
): { serial: number } | undefined {
  if (parseSafeNumber(number) !== number || issuerOfSafeNumber(number) !== issuer) return undefined;
  const high = Math.floor(digitsOf(number) / SAFE_NUMBER_ISSUERS);
  const rest = high * SYLLABLES + indexOf(number[2] as string);
  return { serial: permuteBack(rest * ROW_LENGTH + (indexOf(number[5] as string) % ROW_LENGTH), { issuer, key }, p) };
}

/** Powers of three modulo 17: all six places weigh differently, so that exchanging two characters shows, and no two neighbours cancel out. */
function sumOf(number: string): number {
  return [...number].reduce(
    (sum, letter) => (sum * WEIGHT + (/\d/.test(letter) ? Number(letter) : rowOf(letter))) % ROWS.length,
    0,
  );
}

function digitsOf(number: string): number {
  return Number(number.slice(0, 2) + number.slice(3, 5));
}

function syllableAt(index: number): string {
  return ROWS[Math.floor(index / ROW_LENGTH)]?.[index % ROW_LENGTH] as string;
}

function indexOf(syllable: string): number {
  const row = rowOf(syllable);
  return row * ROW_LENGTH + (ROWS[row] as string).indexOf(syllable);
}

/** −1 outside the alphabet. */
function rowOf(syllable: string): number {
  return ROWS.findIndex((row) => row.includes(syllable));
}

/** A Feistel network over Z10625 × Z9604: the halves take turns in being shifted by a keyed function of the other. */
function permute(serial: number, by: SafeNumberKey, p: Primitives): number {
  let [left, right] = [Math.floor(serial / RIGHT), serial % RIGHT];
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) left = (left + shift(round, right, by, p)) % LEFT;
    else right = (right + shift(round, left, by, p)) % RIGHT;
  }
  return left * RIGHT + right;
}

function permuteBack(place: number, by: SafeNumberKey, p: Primitives): number {
  let [left, right] = [Math.floor(place / RIGHT), place % RIGHT];
  for (let round = ROUNDS - 1; round >= 0; round--) {
    if (round % 2 === 0) left = (left + LEFT - (shift(round, right, by, p) % LEFT)) % LEFT;
    else right = (right + RIGHT - (shift(round, left, by, p) % RIGHT)) % RIGHT;
  }
  return left * RIGHT + right;
}

/** 48 bits: taken modulo a half they are even to one part in 2^34. */
function shift(round: number, half: number, { issuer, key }: SafeNumberKey, p: Primitives): number {
  return readU48(p.hmacSha256(key, concat(utf8("kipass/safe-number/1"), u8(issuer), u8(round), u16(half))), 0);
}
