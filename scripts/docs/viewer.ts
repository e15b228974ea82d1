/**
 * The viewer of the reference pages, Redoc 3, as the site needs it. What its options don't reach is changed in the page that
 * Redocly builds, and a change whose target is gone with a new version stops the build.
 */
import type { Language } from "./language.js";

/** Redoc shows only the languages that it is told of, in this order, and the first one at first. */
const samples = [
  { lang: "TypeScript", label: "xt-oauth" },
  { lang: "Shell", label: "curl" },
  { lang: "JavaScript", label: "fetch" },
];

export const viewerOptions = {
  codeSamples: { languages: samples },
  downloadUrls: [{ title: "openapi.json", url: "openapi.json" }],
  jsonSamplesExpandLevel: "all",
};

/** The viewer's own words. It speaks English only. */
const words = {
  "(Any value)": "（任意值）",
  "Any of:": "以下任一：",
  "API docs by": "文档渲染：",
  Body: "响应体",
  Collapse: "收起",
  Cancel: "取消",
  "Collapse all": "全部收起",
  Copied: "已复制",
  "Copied!": "已复制",
  Copy: "复制",
  "Copy for LLM": "复制为 Markdown",
  "Copy to clipboard": "复制到剪贴板",
  Default: "默认值",
  Description: "说明",
  Download: "下载",
  "Download description": "下载接口规范",
  "Download OpenAPI description": "下载 OpenAPI 规范",
  Enum: "枚举",
  "Enum Value": "枚举值",
  Example: "示例",
  Examples: "示例",
  Expand: "展开",
  "Expand all": "全部展开",
  Hide: "收起",
  "Hide sidebar": "隐藏侧栏",
  License: "许可证",
  "Link to this section": "本节链接",
  "No results": "没有找到结果",
  "One of:": "以下之一：",
  Operations: "操作",
  Overview: "概览",
  Parameters: "参数",
  Query: "查询参数",
  "Recent searches": "最近的搜索",
  Request: "请求",
  required: "必填",
  Response: "响应",
  Responses: "响应",
  Search: "搜索",
  "Search ": "搜索 ",
  "Loading...": "加载中…",
  "Search docs...": "搜索文档…",
  "Search endpoints, schemas, and more...": "搜索端点、结构、字段……",
  Servers: "服务器",
  Show: "展开",
  "Show sidebar": "显示侧栏",
  "Single column": "单栏",
  "Switch to single column": "切换为单栏",
  "Switch to two columns": "切换为双栏",
  "Two columns": "双栏",
  "to exit": "退出",
  "to navigate": "移动",
  "to select": "选择",
  Value: "取值",
};

/** The one function through which the viewer says its own words, with what it was built to say. */
const translate = "translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``";
const translateBy =
  "translate:(e,t)=>{const said=(typeof t==`string`?t:t?.defaultValue)||e||``;return globalThis.viewerWords?.[said]??said}";

/** Words that the viewer doesn't pass through there, each after what stands before it in the viewer's code. */
const untranslated = [
  { after: "(`p`,{children:", said: "API docs by" },
  { after: "(`th`,{children:", said: "Description" },
  { after: "`Value`:", said: "Enum Value" },
  { after: "ONE_OF:", said: "One of:" },
  { after: "Wre=", said: "One of:" },
  { after: "ANY_OF:", said: "Any of:" },
  { after: "Gre=", said: "Any of:" },
  { after: "placeholder:", said: "Search docs..." },
  { after: '"data-testid":`search-message`,children:', said: "No results" },
  { after: '"data-testid":`search-message`,children:', said: "Search endpoints, schemas, and more..." },
  { after: "combination:`↑↓`,text:", said: "to navigate" },
  { after: "combination:`⏎`,text:", said: "to select" },
  { after: "combination:`Esc`,text:", said: "to exit" },
  {
    after: '"data-translation-key":`search.cancel`,variant:`secondary`,size:`small`,onClick:e,children:',
    said: "Cancel",
  },
] as const;

/** It would hide from a screen reader which example is chosen: without it the button is called as it reads. */
const unnamed = '"aria-label":`Example`,options:';

/** The maker's logo comes from the maker's server. The credit stays, as text. */
const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const credit = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="14">' +
    "<style>text{font:12px sans-serif;fill:#334155}@media(prefers-color-scheme:dark){text{fill:#dbe4f0}}</style>" +
    '<text y="11">Redoc</text></svg>',
)}`;

export function adaptViewer(page: string, language: Language): string {
  let adapted = replaced(page, logo, credit);
  adapted = replaced(adapted, translate, translateBy);
  adapted = replaced(adapted, unnamed, "options:");
  if (language === "en") return adapted;
  for (const { after, said } of untranslated) {
    adapted = replaced(adapted, `${after}\`${said}\``, `${after}\`${words[said]}\``);
  }
  return replaced(adapted, '<div id="redoc">', `<script>viewerWords=${JSON.stringify(words)}</script><div id="redoc">`);
}

function replaced(page: string, target: string | RegExp, replacement: string): string {
  const changed = page.replaceAll(target, () => replacement);
  if (changed === page) throw new Error(`the viewer has changed: there is no ${target} in it any more`);
  return changed;
}
