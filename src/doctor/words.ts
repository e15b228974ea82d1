/** What the doctor says. `messages.json` has each message in English and in Chinese. */
import messages from "./messages.json" with { type: "json" };

export type Language = "en" | "zh";
export type Message = keyof typeof messages;
export type Values = Readonly<Record<string, string | number>>;

/** A message, with `values` in place of its `{names}`. */
export function say(language: Language, message: Message, values: Values = {}): string {
  const [english = "", chinese = ""] = messages[message];
  return (language === "zh" ? chinese : english).replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`);
}

/** How long that is, in the largest unit that fits: "180 days". */
export function duration(language: Language, milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [amount, unit] =
    minutes < 120 ? [minutes, "minute"] : minutes < 1_440 ? [minutes / 60, "hour"] : [minutes / 1_440, "day"];
  const format = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(amount).replace(/(?<=\d)(?=\p{Script=Han})/u, " ");
}
