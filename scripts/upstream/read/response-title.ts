/** Whether a title or heading announces an answer, or a request. */
const RESPONSE = /response|return|result|返回|响应|应答|出参/i;
const REQUEST = /request|curl|param|body|请求|参数|入参/i;

/** "Response", "返回示例", "返回参数" … */
export function isResponseTitle(title: string): boolean {
  return RESPONSE.test(title) && !(REQUEST.test(title) && !/param|参数|body/i.test(title));
}

export function isRequestTitle(title: string): boolean {
  return REQUEST.test(title) && !RESPONSE.test(title);
}
