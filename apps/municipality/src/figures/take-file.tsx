import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DownloadIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { saveEncoded } from "@kipass/web-kit/save-file.ts";
import { useState } from "preact/hooks";
import { ReasonDialog } from "../shell/reason-dialog.tsx";

const t = catalogue(
  {
    told: "사유는 접속기록에 남습니다.",
    usual: ["주간 보고", "월간 보고", "의회·감사 자료", "내부 점검"],
    take: "내려받기",
  },
  {
    told: "The reason is kept in the access log.",
    usual: ["Weekly report", "Monthly report", "For the council or an audit", "Internal review"],
    take: "Download",
  },
);

interface TakeFileProps {
  words: string;
  /** Asks for the file with the reason that was given. */
  take: (reason: string) => Promise<{ name: string; mediaType: string; bytes: string }>;
}

/** A button for a file that leaves with a reason. */
export function TakeFile({ words, take }: TakeFileProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();

  async function give(reason: string) {
    setAsking(false);
    setBusy(true);
    setSaid(undefined);
    try {
      const { name, mediaType, bytes } = await take(reason);
      saveEncoded(name, mediaType, bytes);
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button size="small" busy={busy} onClick={() => setAsking(true)}>
        <DownloadIcon size="small" />
        {words}
      </Button>
      {said && (
        <Notice tone="hold" alert>
          {said}
        </Notice>
      )}
      {asking && (
        <ReasonDialog
          title={words}
          told={t.told}
          usual={t.usual}
          act={t.take}
          onGive={(reason) => void give(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
