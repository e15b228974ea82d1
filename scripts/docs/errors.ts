/**
 * The error catalogue of the guide. Its types come from src/errors.ts: a class or a code that is added there, or goes, doesn't
 * compile here.
 */
import type { XtAnyError, XtOutcome } from "../../src/index.js";
import type { Wording } from "./language.js";

export interface Failure {
  outcome: XtOutcome | readonly XtOutcome[];
  /** What happened. */
  what: Wording;
  /** What to do about it. */
  advice: Wording;
}

type Catalogue = {
  [Name in XtAnyError["name"]]: Record<Extract<XtAnyError, { name: Name }>["code"], Failure>;
};

export const outcomes: Record<XtOutcome, Wording> = {
  "not-sent": {
    en: "No byte of the request left. The code is untouched: safe to try again.",
    zh: "请求一个字节也没有发出。code 没有被动用，可以放心重试。",
  },
  unknown: {
    en: "It may have arrived. Treat the code as spent, and start the sign-in again.",
    zh: "请求可能已经送达。应当视 code 已被用掉，重新发起登录。",
  },
  rejected: {
    en: "The server said no. Look at the reason, then start the sign-in again.",
    zh: "服务器明确拒绝。先看原因，再重新发起登录。",
  },
  answered: {
    en: "The server said yes, but its answer breaks the spec. The tokens are in unvalidatedResult().",
    zh: "服务器已经同意，但应答不符合规范。令牌可通过 unvalidatedResult() 取得。",
  },
};

const startAgain: Wording = { en: "Start the sign-in again.", zh: "重新发起登录。" };
const codeIsSpent: Wording = {
  en: "Treat the code as spent: start the sign-in again.",
  zh: "视 code 已被用掉：重新发起登录。",
};
const isTheBaseUrlRight: Wording = {
  en: "Treat the code as spent. Does baseUrl lead to XT's API, with nothing in between?",
  zh: "视 code 已被用掉。检查 baseUrl 是否直接指向 XT 的 API，中间有没有别的设备插手。",
};

export const catalogue: Catalogue = {
  XtConfigError: {
    invalid_option: {
      outcome: "not-sent",
      what: { en: "An option of a create… function can't be used.", zh: "传给 create… 函数的某个选项无法使用。" },
      advice: { en: "The message names the option and says what it takes.", zh: "错误信息会指明选项及其要求。" },
    },
    invalid_argument: {
      outcome: "not-sent",
      what: { en: "An argument of a call can't be used.", zh: "某次调用的参数无法使用。" },
      advice: { en: "The message names the argument and says what it takes.", zh: "错误信息会指明参数及其要求。" },
    },
    credentials_missing: {
      outcome: "not-sent",
      what: {
        en: "The operation needs a signature or an access token, and there is none.",
        zh: "接口需要签名或 access token，而调用没有提供。",
      },
      advice: { en: "Pass the option that the message names.", zh: "传入错误信息指明的选项。" },
    },
    unknown_operation: {
      outcome: "not-sent",
      what: { en: "The spec has no such method and path.", zh: "规范中没有这个方法和路径的组合。" },
      advice: { en: "Add the operation to the spec, or correct the path.", zh: "在规范里补上该操作，或改正路径。" },
    },
    browser_refused: {
      outcome: "not-sent",
      what: { en: "The client was created in a browser page.", zh: "客户端是在浏览器页面里创建的。" },
      advice: { en: "Call from your server: a page can't keep a secret.", zh: "改由服务器端调用：页面守不住密钥。" },
    },
  },
  XtCallbackError: {
    session_lost: {
      outcome: "not-sent",
      what: {
        en: "The user's session holds no state: it ended, or another browser came back.",
        zh: "用户的会话里没有 state：会话已失效，或回来的是另一个浏览器。",
      },
      advice: startAgain,
    },
    state_missing: {
      outcome: "not-sent",
      what: { en: "The callback has no state.", zh: "回调里没有 state。" },
      advice: {
        en: "Start again. If XT drops it every time, see the README on state.",
        zh: "重新发起登录。如果 XT 每次都丢掉它，见 README 中关于 state 的说明。",
      },
    },
    state_mismatch: {
      outcome: "not-sent",
      what: { en: "The state is not this user's; it may be forged.", zh: "state 不属于当前用户，可能是伪造的。" },
      advice: startAgain,
    },
    code_missing: {
      outcome: "not-sent",
      what: { en: "The callback has no code.", zh: "回调里没有 code。" },
      advice: startAgain,
    },
    parameter_repeated: {
      outcome: "not-sent",
      what: { en: "A parameter comes more than once.", zh: "同一个参数出现了多次。" },
      advice: startAgain,
    },
    parameter_conflict: {
      outcome: "not-sent",
      what: { en: "There is both a code and an error.", zh: "code 和 error 同时出现。" },
      advice: startAgain,
    },
    access_denied: {
      outcome: "not-sent",
      what: { en: "The user declined on XT's page.", zh: "用户在 XT 的页面上没有同意授权。" },
      advice: {
        en: "Nothing was granted: offer the sign-in again, and say no more.",
        zh: "没有授予任何权限：可以再次提供登录入口，不必报错。",
      },
    },
    authorization_error: {
      outcome: "not-sent",
      what: { en: "XT sent the user back with another error.", zh: "XT 让用户带着其他 error 跳转回来。" },
      advice: { en: "See error and errorDescription.", zh: "查看 error 和 errorDescription。" },
    },
  },
  XtNetworkError: {
    connect_failed: {
      outcome: "not-sent",
      what: {
        en: "No connection: refused, unknown host, bad certificate.",
        zh: "连接不上：被拒绝、主机名未知或证书有误。",
      },
      advice: { en: "Safe to try again.", zh: "可以放心重试。" },
    },
    connection_lost: {
      outcome: "unknown",
      what: { en: "The connection was lost on the way.", zh: "连接中途断开。" },
      advice: codeIsSpent,
    },
    fetch_failed: {
      outcome: "unknown",
      what: {
        en: "The fetch that you passed threw, or gave no Response.",
        zh: "你传入的 fetch 抛出了异常，或没有返回 Response。",
      },
      advice: codeIsSpent,
    },
  },
  XtTimeoutError: {
    timeout: {
      outcome: ["unknown", "not-sent"],
      what: {
        en: "No whole answer within timeoutMs (10 s unless set); not-sent where not even a connection was made.",
        zh: "在 timeoutMs（默认 10 秒）内没有收到完整的应答；连接都未建立时为 not-sent。",
      },
      advice: {
        en: "Safe to try again where outcome is not-sent. Else treat the code as spent.",
        zh: "outcome 为 not-sent 时可以放心重试；否则视 code 已被用掉。",
      },
    },
  },
  XtHttpError: {
    http_status: {
      outcome: ["rejected", "unknown"],
      what: {
        en: "A status other than 2xx: 4xx is rejected, anything else is unknown.",
        zh: "状态码不是 2xx：4xx 为 rejected，其余为 unknown。",
      },
      advice: {
        en: "See status. After a 429 wait retryAfter seconds, where it is there.",
        zh: "查看 status。遇到 429 时，如有 retryAfter，先等待相应的秒数。",
      },
    },
    redirect_refused: {
      outcome: "unknown",
      what: {
        en: "A redirect, which would carry the secret elsewhere.",
        zh: "服务器要求重定向；跟随它会把密钥带到别处，因此拒绝。",
      },
      advice: isTheBaseUrlRight,
    },
  },
  XtResponseError: {
    response_too_large: {
      outcome: "unknown",
      what: { en: "The body is over 64 KiB.", zh: "响应体超过 64 KiB。" },
      advice: isTheBaseUrlRight,
    },
    response_encoded: {
      outcome: "unknown",
      what: {
        en: "The body is compressed, though none of that was asked for.",
        zh: "未要求压缩，响应体却是压缩过的。",
      },
      advice: isTheBaseUrlRight,
    },
    response_not_utf8: {
      outcome: "unknown",
      what: { en: "The body is not UTF-8.", zh: "响应体不是 UTF-8 编码。" },
      advice: isTheBaseUrlRight,
    },
    response_not_json: {
      outcome: "unknown",
      what: {
        en: "The body is empty or not JSON, such as an error page.",
        zh: "响应体为空或不是 JSON，例如一个错误页面。",
      },
      advice: isTheBaseUrlRight,
    },
    response_not_envelope: {
      outcome: "unknown",
      what: { en: "JSON, but no object {rc, mc, ma, result}.", zh: "是 JSON，但不是 {rc, mc, ma, result} 对象。" },
      advice: isTheBaseUrlRight,
    },
    response_other_envelope: {
      outcome: "unknown",
      what: {
        en: "XT's other envelope {returnCode, msgInfo, error, result}.",
        zh: "XT 的另一种信封 {returnCode, msgInfo, error, result}。",
      },
      advice: {
        en: "Treat the code as spent. Does baseUrl lead to another of XT's services?",
        zh: "视 code 已被用掉。检查 baseUrl 是否指向了 XT 的另一个服务。",
      },
    },
    response_invalid: {
      outcome: ["answered", "rejected", "unknown"],
      what: { en: "A field is not what the spec says.", zh: "某个字段不符合规范。" },
      advice: {
        en: "See field and rule. When answered, unvalidatedResult() holds the tokens.",
        zh: "查看 field 和 rule。outcome 为 answered 时，unvalidatedResult() 里有令牌。",
      },
    },
  },
  XtApiError: {
    api_failure: {
      outcome: "rejected",
      what: { en: "XT said no: rc is not 0.", zh: "XT 拒绝：rc 不为 0。" },
      advice: {
        en: "See mc and meaning, then start the sign-in again.",
        zh: "查看 mc 和 meaning，然后重新发起登录。",
      },
    },
  },
  XtTokensError: {
    sign_in_needed: {
      outcome: ["not-sent", "rejected"],
      what: {
        en: "No tokens are kept under the key, or XT doesn't renew them any more.",
        zh: "这个 key 下没有保存 token，或 XT 不再续期。",
      },
      advice: startAgain,
    },
    refresh_failed: {
      outcome: ["not-sent", "unknown", "rejected", "answered"],
      what: {
        en: "The access token has ended, and renewing it failed, or failed a moment ago.",
        zh: "access token 已到期，续期失败，或刚刚失败过。",
      },
      advice: {
        en: "Try again after retryAfter seconds. The tokens are kept; XT isn't asked before.",
        zh: "等待 retryAfter 秒后再试。token 仍然保留，在此之前不会再请求 XT。",
      },
    },
    store_failed: {
      outcome: "not-sent",
      what: { en: "The store of the tokens failed.", zh: "保存 token 的 store 出错。" },
      advice: { en: "See cause; try again when the store is back.", zh: "查看 cause；等 store 恢复后再试。" },
    },
    record_unreadable: {
      outcome: "not-sent",
      what: {
        en: "What the store holds under the key wasn't written by this package.",
        zh: "store 中这个 key 下的内容不是本包写入的。",
      },
      advice: {
        en: "Delete it, or keep the tokens elsewhere, such as under another prefix.",
        zh: "删除它，或把 token 存到别处，例如换一个前缀。",
      },
    },
  },
};
