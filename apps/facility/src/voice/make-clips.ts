import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OutcomeCode, outcomeCodes } from "@kipass/protocol/outcome";
import { type Lang, lang } from "@kipass/web-kit/i18n.ts";
import { outcomeWords } from "../scan/outcome-words.ts";
import { type Cue, cues } from "../scan/position-cue.ts";
import { cueWords, readyWords } from "../scan/ready-words.ts";

// Makes the clips for devices without a voice of their own. Run by hand after words changed, with espeak-ng and ffmpeg installed
// (Debian: apt-get install espeak-ng ffmpeg): node apps/facility/src/voice/make-clips.ts
// README.md says how a person's voice takes their place.

const anyFacts = { office: "", telephone: "", alert: undefined, issuers: [], direction: "in", waitSeconds: 5 } as const;
const voices = { ko: ["-v", "ko", "-s", "160", "-p", "48"], en: ["-v", "en-us", "-s", "150", "-p", "48"] };

// espeak-ng reads Korean letter by letter and leaves out what happens between them, so the words are spelled as they sound.
const koreanAsItSounds: Record<OutcomeCode | Cue | "ready", string> = {
  recorded: "인증되얻씀니다.",
  queued: "화긴되얻씀니다, 입짱하셔도 됨니다.",
  "already-recorded": "방무니 이미 기록뙤어 읻씀니다.",
  expired: "유효시가니 지난 큐알코드임니다.",
  "not-yet-valid": "아직 쓸쑤엄는 큐알코드임니다.",
  "not-a-pass": "전자추림명부 큐알코드가 아님니다.",
  used: "이미 사용된 큐알코드임니다.",
  forged: "올바르지 아는 큐알코드임니다.",
  "unknown-issuer": "등녹뙤지 아는 발그푀사에 큐알코드임니다.",
  "issuer-suspended": "이 발그푀사에 큐알코드는 지금 쓸쑤 업씀니다.",
  "facility-not-approved": "아직 승인되지 아는, 시서림니다.",
  "facility-suspended": "사용이 정지된 시서림니다.",
  "collection-stopped": "지그믄 추림명부를 받찌 안씀니다.",
  "session-ended": "지궈니 다시 로그인해야 함니다.",
  "rate-limited": "잠시 뒤에 다시 보여주세요.",
  unavailable: "지그믄 화긴할쑤 업씀니다.",
  ready: "큐알코드를 여기에 보여주세요.",
  closer: "조금 더 가까이 대주세요.",
  farther: "조금 더 떼어주세요.",
  centre: "가운데에 마춰주세요.",
  still: "잠시 그대로 들고 계세요.",
};

const folder = mkdtempSync(join(tmpdir(), "kipass-clips-"));
for (const language of ["ko", "en"] as const) {
  lang.set(language);
  for (const name of outcomeCodes) make(language, name, outcomeWords[name](anyFacts).words);
  for (const name of cues) make(language, name, cueWords[name]);
  make(language, "ready", readyWords.title);
}
rmSync(folder, { recursive: true });

function make(language: Lang, name: OutcomeCode | Cue | "ready", words: string) {
  const spoken = language === "ko" ? koreanAsItSounds[name] : words.replaceAll("QR", "Q R");
  const raw = join(folder, "raw.wav");
  const clip = join(import.meta.dirname, language, `${name}.mp3`);
  run("espeak-ng", [...voices[language], "-w", raw, spoken]);
  // Silence off at both ends, rumble out, consonants up, loudness as broadcast.
  const silence = "silenceremove=start_periods=1:start_threshold=-45dB";
  const sound = `${silence},areverse,${silence},areverse,highpass=f=110,treble=g=4:f=3000,loudnorm=I=-15:TP=-1.5,apad=pad_dur=0.05`;
  run("ffmpeg", [
    "-y",
    "-loglevel",
    "error",
    "-i",
    raw,
    "-af",
    sound,
    "-ar",
    "22050",
    "-ac",
    "1",
    "-b:a",
    "24k",
    "-map_metadata",
    "-1",
    "-write_xing",
    "0",
    "-id3v2_version",
    "0",
    clip,
  ]);
  console.log(`${language}/${name} ${statSync(clip).size} bytes: ${words}`);
}

function run(program: string, given: string[]) {
  const { status, stderr } = spawnSync(program, given, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${given.join(" ")}\n${stderr}`);
}
