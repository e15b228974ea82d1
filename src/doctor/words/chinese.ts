/** What the doctor says, in Chinese. */
import type { Words } from "./english.js";

const seconds = (value: number) => `${value < 0 ? "慢" : "快"} ${Math.abs(value).toFixed(1)} 秒`;

const missing: Record<string, string> = {
  XT_CLIENT_ID: "XT 分配的机构 id",
  XT_CLIENT_SECRET: "XT 分配的机构密钥",
  XT_REDIRECT_URI: "在 XT 登记的回调地址，必须一字不差",
  XT_SCOPE: "与 XT 约定的权限，例如 userinfo",
};

const checks: Words["checks"] = {
  reach: "API",
  clock: "时钟",
  redirect: "回调地址",
  state: "state",
  exchange: "用 code 换 token",
  unit: "expires_in 的单位",
  lifetimes: "有效期",
  userId: "user-id",
  accessToken: "access token",
  rotation: "refresh token 用一次",
  reuse: "refresh token 再用一次",
};

export const chinese: Words = {
  pageLanguage: () => "zh-CN",
  checks,
  verdicts: { ok: "正常", found: "已查明", differs: "【不符】", failed: "【失败】", unproven: "未验证" },
  list: (names) => names.map((name) => checks[name]).join("、"),
  finding: (check, verdict, text) => `${verdict}  ${check}：${text}`,

  usage: `用法：npx xt-oauth doctor [--language en|zh] [--ask]

用机构的真实凭据逐步检查与 XT 的对接，打印查明了什么、还有什么未验证，并给出可以贴进 issue 的报告。
每个请求发出之前都会先说明；任何密钥、code、token 都不会显示。

  --language  en 或 zh；默认跟随终端（LANG）
  --ask       即使标准输入不是终端也提问，并从标准输入读取回答
  --help      显示本说明

从环境变量读取：

  XT_CLIENT_ID、XT_CLIENT_SECRET   XT 分配的机构 id 和密钥
  XT_REDIRECT_URI                  XT 把用户送回的地址，与登记的一致
  XT_SCOPE                         与 XT 约定的权限，例如 userinfo
  XT_APP_KEY、XT_SECRET_KEY        可选：签名用的一对密钥，用于以 access token 读取余额
  XT_BASE_URL、XT_PAGES_URL        可选：API 和 XT 页面的地址，用于你自己的 XT

退出码：0 检查过的都与规范一致 · 1 有不符或失败 · 2 命令行或环境变量不可用，什么都没有发送 · 70 doctor 自身的故障`,

  problem(problem) {
    if (problem.kind === "missing") return `缺少 ${problem.variable}：请设为${missing[problem.variable]}。`;
    if (problem.kind === "unusable") return `${problem.variable} 不可用：${problem.why}。`;
    if (problem.kind === "halfAPair") return "XT_APP_KEY 和 XT_SECRET_KEY 是一对：要么都设，要么都不设。";
    return `${problem.variable} 里含有密钥，而它会被显示：是不是弄混了两个变量？`;
  },
  nothingSent: "什么都没有发送。各变量的含义见 `npx xt-oauth --help`。",
  fault: (what) => `doctor 自身出错（${what}）。请报告这个问题。`,

  begin: `这里先不带凭据地问一次 XT 的 API，再请你登录一次，用 code 换 token，然后查看 token。
每个请求发出之前都会先说明。任何密钥、code、token 都不会显示，也不会保存。`,
  nobodyToAsk: "没有终端，无人可问：需要人参与的检查都标为未验证。",
  request: (count, what) => `请求 ${count}：${what}`,
  reachRequest: (what) => `${what}，不带凭据。XT 只会拒绝它。`,
  unreached: {
    dns: (cause) => `找不到主机名（${cause}）。XT_BASE_URL 对吗？这台机器能解析互联网上的域名吗？`,
    tcp: (cause) => `连不上（${cause}）。中间可能有防火墙；环境变量里的代理在这里不用，客户端也不用。`,
    tls: (cause) =>
      `连上了，但 TLS 不可信（${cause}）。中间可能有设备出示了自己的证书：请用 NODE_EXTRA_CA_CERTS 指定它的根证书。`,
    http: (cause) => `连上了，但没有收到响应（${cause}）。`,
  },
  how: (status, tls) => `HTTP ${status}${tls ? `，${tls}` : "，未加密"}`,
  reached: (how, envelope) => `响应与 XT 的 API 一致（${how}；${envelope}）。`,
  isDown: (how) => `现在不可用（${how}）。不会把 code 发过去，以免它被用掉。XT_BASE_URL 对吗？否则请稍后再试。`,
  noEnvelope: (how) => `有响应，但不是 XT 的外层结构（${how}）。XT_BASE_URL 对吗？`,
  answeredAnybody: (how) => `不带凭据的请求也返回了成功（${how}）。这真的是 XT 的 API 吗？`,
  noDate: "响应里没有 Date，无从得知服务器的时间。",
  clockBetween: (least, most) => `${seconds(least)}到${seconds(most)}之间`,
  clockRight: (between) => `本机与服务器相比，在${between}。`,
  clockOff: (between) =>
    `本机与服务器相比，在${between}：用它签名的请求会被 XT 拒绝（AUTH_105）。请校准时钟，或给 createXtClient 传入选项 now。以下检查已把这个差值算在内。`,

  openThis: "请在浏览器里打开下面的地址，用一个可以拿来测试的用户登录：",
  pasteThis:
    "回到回调地址之后，把完整的地址粘贴到这里；粘贴的内容不会显示，其中的 code 会立即用来换 token。那个地址能不能打开页面都没关系。（直接回车：暂不登录。）",
  cannotRead: {
    anotherSignIn: "其中的 state 不是这次登录的：请打开上面的链接，再粘贴它带你到达的地址。",
    noCode: "其中没有 code：请粘贴完整的地址，从 https:// 一直到结尾。",
  },
  noAddress: "没有粘贴这次登录的地址。请用新的链接重新开始。",
  redirectRight: "XT 回到了所请求的那个地址，说明它按原样被接受。",
  redirectElsewhere: "粘贴的地址与 XT_REDIRECT_URI 不同。是你的网站又跳转了，还是 XT 登记的是另一个？",
  redirectNotWhole: "粘贴的地址缺少开头，看不出它是不是 XT_REDIRECT_URI。",
  redirectUnproven: "格式没有问题。它是否一字不差地登记在 XT，只有登录才能验证：不一致的话，XT 的页面会拒绝。",
  stateUnproven: "XT 是否原样返回它，只有登录才能验证。",
  stateReturned: "XT 原样返回。",
  stateDropped:
    "粘贴的地址里有 XT 的答复，却没有 state。如果地址是完整的，就是 XT 丢掉了它：这种情况下怎样把回调与会话绑定，见 README。",
  denied: "用户在 XT 的页面上拒绝了，所以没有 code。",
  authorizationError: (error) => `XT 的页面返回了错误“${error}”，没有 code。`,

  exchangeRequest: "用 code 换 token。code 只能用一次，这一次就用掉。",
  exchanged: "XT 给了 token，响应与规范一致。",
  exchangeFailed: {
    "not-sent": (message) => `${message}。code 没有用掉。`,
    unknown: (message) => `${message}。请当作 code 已经用掉。`,
    rejected: (message) =>
      `${message}。XT_CLIENT_SECRET 与 XT_CLIENT_ID 是同一家机构的吗？XT_REDIRECT_URI 与登记的一致吗？code 只能用一次，而且很快过期。`,
    answered: (message) => `XT 返回成功，但响应与规范不符：${message}。`,
  },
  noExp: "access token 里没有可读的 exp，无从比对。",
  unitFound: {
    seconds: "与 token 里的 exp 比对，是秒（RFC 6749 也是秒；XT 的页面说毫秒）。",
    milliseconds: "与 token 里的 exp 比对，是毫秒（XT 的页面也这么说；RFC 6749 是秒）。",
  },
  unitNeither: (told) =>
    `秒和毫秒都与 token 里的 exp 对不上（expires_in、refresh_expires_in：${told}）。请以 exp 为准。`,
  lifetimes: (access, refresh) =>
    `access token ${access}，refresh token ${refresh}（XT 的页面说 1 天和 180 天，它的示例是 180 天和 210 天）。`,
  unknown: "未知",
  duration(milliseconds) {
    const minutes = Math.round(milliseconds / 60_000);
    if (minutes < 120) return `${minutes} 分钟`;
    const [amount, unit] = minutes < 1_440 ? [minutes / 60, "小时"] : [minutes / 1_440, "天"];
    return `${Math.round(amount * 10) / 10} ${unit}`;
  },
  userId: {
    same: "access token 里的 user-id 就是响应里的 user_id。",
    other: "access token 里的 user-id 与响应里的 user_id 不同，和 XT 的示例一样。请用 user_id。",
    none: "access token 里没有 user-id。请用响应里的 user_id。",
  },

  noPair: "没有试：设置签名用的一对 XT_APP_KEY 和 XT_SECRET_KEY，就会读取一次余额。",
  balancesRequest: (what) => `${what}，带签名，代表这个用户。只读取，内容不会显示。`,
  balancesRead: "可以读取用户的余额，响应与规范一致。",
  balancesDeviate: (fields) => `可以读取用户的余额。响应中这些字段与规范不同：${fields}。`,
  balancesFailed: (message) => `用它读取余额失败：${message}。`,

  mayRenew: "\n可以把 refresh token 发送一次，看 XT 会不会换一个新的吗？这次登录的 token 会因此更新。（y/N）",
  rotationUnproven: "没有发送。",
  renewRequest: "发送一次 refresh token。",
  renewFailed: (message) => `没能更新 token：${message}。`,
  rotated: "XT 每次更新都换一个新的：请保存新的那个。",
  kept: "XT 给的还是同一个，没有更换。",
  keptUnsent: "XT 续期时没有给新的：继续使用原来的那个。",
  otherUser: "XT 返回了另一个用户的 token，或者没有 access token。token 管理会拒绝这样的结果。",
  mayReuse: `
同一个 refresh token 第二次出现时 XT 会怎么做，没有任何文档说明。可以试一试，最多发送两个请求。
XT 可能因此吊销这个用户的所有 token，包括你的应用所持有的。仍要尝试，请输入 revoke。（直接回车：不试。）`,
  reuseAnswer: "revoke",
  reuseUnproven: "没有第二次发送，所以不知道 XT 会怎么做。永远不要把同一个发送两次。",
  reuseRequest: "把同一个 refresh token 再发送一次。",
  newestRequest: "发送最新的 refresh token，看它是否还有效。",
  reuseAccepted: "XT 第二次也接受。",
  reuseRefused: (message) => `第二次被 XT 拒绝，最新的那个不受影响（${message}）。`,
  reuseSpent: (message) => `第二次被 XT 拒绝，尽管 XT 没有换新的（${message}）。`,
  reuseRevokes: (message) => `第二次被 XT 拒绝，最新的那个从此也被拒绝：这次登录被吊销了（${message}）。`,
  reuseFailed: (message) => `已经发送，但没能看到 XT 怎么处理：${message}。`,
  notReached: "由于上述原因没有检查。",

  reportFollows: "可以贴进 issue 的报告，其中没有你和用户的身份：",
  reportColumns: ["检查", "", "查明了什么"],
  anotherServer: "不是 XT 自己的服务器",
  requests: (count) => `${count} 个请求`,
  allWell: "全部检查完毕，都与规范一致。",
  wellSoFar: "检查过的都与规范一致，还有一些未验证。",
  notWell: "有与规范不符或失败之处。",
};
