import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { DownloadIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { saveFile } from "@kipass/web-kit/save-file.ts";
import { useState } from "preact/hooks";
import { leftWithoutSession } from "../session.ts";
import { ownData } from "./own-data.ts";
import { readable } from "./readable-data.ts";

const t = catalogue(
  { download: "내 정보 내려받기", file: "전자출입명부-내정보", explanation: "설명" },
  { download: "Download my data", file: "kipass-my-data", explanation: "Explanation" },
  "myData",
);

export type MyDataWords = typeof t;

/** All that is kept, as one file that can be read without a program of ours. */
export function DownloadMyData() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const download = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const data = await ownData.data();
      const text = JSON.stringify(readable(data, lang.value, t.explanation), undefined, 2);
      saveFile(`${t.file}-${data.madeOn}.json`, new Blob([text], { type: "application/json" }));
    } catch (thrown) {
      if (!leftWithoutSession(thrown)) setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button wide busy={busy} onClick={download}>
        <DownloadIcon />
        {t.download}
      </Button>
      {problem !== undefined && (
        <Notice tone="hold" alert>
          {problemText(problem).title} {problemText(problem).next}
        </Notice>
      )}
    </>
  );
}
