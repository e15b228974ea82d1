/** The languages of the site. */
export const languages = ["en", "zh"] as const;

export type Language = (typeof languages)[number];

/** A text in every language: one that lacks a language doesn't compile. */
export type Wording = Record<Language, string>;
