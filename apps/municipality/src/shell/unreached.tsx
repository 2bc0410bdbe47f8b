import { Problem } from "@kipass/protocol/problem";
import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { OfflineIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import type { Query } from "@tanstack/react-query";
import { useEffect, useState } from "preact/hooks";
import { queries } from "../queries.ts";

const t = catalogue({ again: "다시 불러오기" }, { again: "Load again" });

/** Over every page: that what it waits for could not be had, and the way to ask again. */
export function Unreached() {
  const failed = useFailed();
  if (!failed) return null;
  const { title, next } = problemText(failed);
  return (
    <div class="unreached">
      <Notice tone="hold" alert icon={<OfflineIcon />}>
        <b>{title}</b> {next}
      </Notice>
      <Button size="small" onClick={() => void queries.refetchQueries({ predicate: hasFailed })}>
        {t.again}
      </Button>
    </div>
  );
}

function useFailed(): Problem | undefined {
  const [failed, setFailed] = useState<Problem>();
  useEffect(() => {
    const look = () =>
      setFailed(queries.getQueryCache().findAll({ predicate: hasFailed })[0]?.state.error as Problem | undefined);
    return queries.getQueryCache().subscribe(() => queueMicrotask(look));
  }, []);
  return failed;
}

/** Shown somewhere, without anything to show. */
function hasFailed(query: Query): boolean {
  const { data, error } = query.state;
  return query.isActive() && data === undefined && error instanceof Problem && error.status >= 500;
}
