/** How the fake's pages look: in light and dark, on a screen of any width. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #59636e; --paper: #f4f5f7; --card: #fff; --line: #d8dce1; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff3; --soft: #a3adb8; --paper: #111417; --card: #1b1f24; --line: #363c44; --accent: #79b8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { width: 100%; max-width: 26rem; padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
h1 { margin: 1.25rem 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
.note { margin: 0; padding: .4rem .7rem; border: 1px dashed var(--soft); border-radius: 8px; color: var(--soft); font-size: .8125rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .6rem 1rem; margin: 1.25rem 0; align-items: center; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
select { width: 100%; padding: .45rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; }
.choice { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button { flex: 1 1 8rem; padding: .65rem 1rem; font: inherit; font-weight: 600; cursor: pointer; border: 1px solid var(--accent); border-radius: 8px;
  background: var(--accent); color: var(--card); }
button.plain { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
