import { catalogue } from "@kipass/web-kit/i18n.ts";
import { SearchIcon } from "@kipass/web-kit/icons.tsx";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "preact/hooks";

const t = catalogue(
  { find: "시설 찾기", hint: "시설 이름, 주소, 사업자등록번호" },
  { find: "Find a facility", hint: "Name, address, business number" },
);

/** In reach from everywhere: '/' goes to it. */
export function FacilitySearch() {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <search class="find push">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const q = input.current?.value.trim() ?? "";
          void navigate({ to: "/facilities", search: (q ? { q } : {}) as never });
        }}
      >
        <label class="field">
          <SearchIcon size="small" />
          <span class="spoken">{t.find}</span>
          <input ref={input} type="search" placeholder={t.hint} maxLength={60} />
          <kbd>/</kbd>
        </label>
      </form>
    </search>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
