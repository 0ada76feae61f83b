import { isShown } from '@holdfast/contracts'
import type { Letter, Values } from './letter.ts'
import type { LinkedPage } from './templates/template.ts'
import { templates } from './templates.ts'
import { type Language, languages, type Words } from './words.ts'

export interface Content {
  toName: string
  subject: string
  text: string
  html: string
  /** Placeholders for which another word stands, because the name shows nothing. */
  unnamed: string[]
}

/** The letter cannot be written from what its owner gave, today or later. Its text holds no value of the letter. */
export class UnwritableLetter extends Error {
  constructor(template: string, cause: unknown) {
    super(`the letter ${template} cannot be written`, { cause })
    this.name = 'UnwritableLetter'
  }
}

/**
 * Writes a letter in the recipient's language, as text and as HTML. It takes every name that somebody ever had; whatever
 * else is missing throws {@link UnwritableLetter}.
 */
export function render(letter: Letter, publicUrl: string): Content {
  try {
    return write(letter, publicUrl)
  } catch (error) {
    throw new UnwritableLetter(letter.template, error)
  }
}

function write(letter: Letter, publicUrl: string): Content {
  if (!Object.hasOwn(templates, letter.template)) throw new Error(`there is no template ${letter.template}`)
  const language = languageOf(letter.locale)
  const words: Words = languages[language]
  const sketch = templates[letter.template]!.sketch(language, letter.values, words)

  const shown = shownValues(letter, language)
  const filled = (sentence: string) => fill(sentence, shown, letter, words.somebody)
  const fullName = chosenName(letter.fullName)
  const parts: Parts = {
    language,
    subject: filled(sketch.subject),
    greeting: fullName ? words.greeting.replace('{fullName}', () => fullName) : words.greetingNobody,
    paragraphs: [
      ...sketch.paragraphs.filter((sentence) => !!sentence).map((sentence) => filled(sentence as string)),
      ...(sketch.listsActs ? actLines(letter, language, words) : []),
    ],
    button: sketch.button && {
      label: sketch.button.label,
      url: linkOf(letter, sketch.button.page, language, publicUrl),
    },
    copyLink: words.copyLink,
    footer: filled(sketch.footer ?? words.footer),
  }
  const toName = fullName ? inHeader(oneLine(letter.fullName)) : ''
  const subject = inHeader(plain(parts.subject))
  return { toName, subject, text: plain(asText(parts)), html: asHtml(parts), unnamed: unnamedIn(letter) }
}

/** Which names of the letter show nothing. A person who is gone has none, which is as it should be. */
function unnamedIn({ fullName, values, people }: Letter): string[] {
  const names = Object.entries({ fullName, ...people, ...values }).filter(([name]) => name in people || isName(name))
  return names.filter(([, value]) => value !== undefined && value !== '' && !chosenName(value)).map(([name]) => name)
}

/**
 * A header in ASCII that holds "=?" is read as an encoded word, which a person could so put into a name. An invisible
 * word joiner makes it a header that is encoded as a whole, and so read as it is written.
 */
function inHeader(text: string): string {
  return text.includes('=?') ? `${text}\u2060` : text
}

/** The language of a letter to a recipient with this locale: "fr" for "fr-CA", English for unsupported languages. */
export function languageOf(locale: string): Language {
  const [language = ''] = locale.toLowerCase().split(/[-_]/)
  return Object.hasOwn(languages, language) ? (language as Language) : 'en'
}

/** The token stands in the fragment, because browsers do not send fragments to any server. */
function linkOf({ token, template, values }: Letter, page: LinkedPage, language: Language, publicUrl: string): string {
  const fragment = fragmentOf(page, token, values)
  if (!fragment) throw new Error(`the letter ${template} has no value for its link`)
  return `${publicUrl.replace(/\/+$/, '')}/${page}?lang=${language}#${encodeURIComponent(fragment)}`
}

/** Pages for people who are signed in have no token: they need to know what it is about. */
function fragmentOf(page: LinkedPage, token: string, { companyId, paymentId }: Values): string | undefined {
  switch (page) {
    case 'owner-recovery':
      return companyId
    case 'confirm-payment':
      return companyId && paymentId && `${companyId}.${paymentId}`
    default:
      return token
  }
}

/** One line for each act. An owner that is newer than this process may know acts without a sentence here. */
function actLines({ acts = [], hasMoreActs }: Letter, language: Language, words: Words): string[] {
  if (acts.length === 0) return []
  const lines = acts.map(({ act, at, values, people }) => {
    const sentence = Object.hasOwn(words.acts, act) ? words.acts[act as keyof Words['acts']] : words.acts.otherwise
    const shown = { ...UNKNOWN, ...shownValues({ values, people }, language) }
    return `• ${moment(String(at), language)}: ${fill(sentence, shown, { people }, words.somebody)}`
  })
  return [words.actsBefore, ...lines, ...(hasMoreActs ? [words.actsMore] : [])]
}

/** Stands for a name that is not stored any more. */
const UNKNOWN = { companyName: '…', keyName: '…', email: '…' }

function fill(sentence: string, shown: Values, { people }: Pick<Letter, 'people'>, somebody: string): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string, offset: number) => {
    const value = shown[name]
    if (value) return value
    if (!Object.hasOwn(people, name)) throw new Error(`the letter has no value for {${name}}`)
    return offset === 0 ? somebody.charAt(0).toUpperCase() + somebody.slice(1) : somebody
  })
}

function shownValues({ values, people }: Pick<Letter, 'values' | 'people'>, language: Language): Values {
  const shown: Values = {}
  for (const [name, value] of Object.entries(values)) {
    if (value || (value === '' && isName(name))) shown[name] = show(name, value, language)
  }
  for (const [name, fullName] of Object.entries(people)) if (fullName) shown[name] = chosenName(fullName)
  if (values.validHours) shown.validity = duration(Number(values.validHours), language)
  shown.device = deviceName(shown, languages[language])
  return shown
}

/** "Firefox on Linux" */
function deviceName({ browser, system }: Values, words: Words): string | undefined {
  if (!browser || !system) return browser || system
  return words.browserOnSystem.replace('{browser}', () => browser).replace('{system}', () => system)
}

/** The name of a value tells its kind: `expiresAt` is a time, `dueOn` a date, `dueAmount` money, `companyName` a name. */
function show(name: string, value: string, language: Language): string {
  if (/^at$|At$/.test(name)) return moment(value, language)
  if (name.endsWith('On')) return date(value, language)
  if (name.endsWith('Amount')) return money(value, language)
  if (/^role$|Role$/.test(name)) return languages[language].roles[value as keyof Words['roles']] ?? oneLine(value)
  return isName(name) ? chosenName(value) || languages[language].unnamed : oneLine(value) || '–'
}

function isName(name: string): boolean {
  return name.endsWith('Name')
}

/** RFC 3339, or milliseconds since 1970. */
function moment(value: string, language: Language): string {
  const date = new Date(/^\d+$/.test(value) ? Number(value) : value)
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(date)} UTC`
}

/** A date, which has no time zone: 2026-12-01. */
function date(value: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${value}T00:00:00Z`),
  )
}

/** Minor units and their currency, "1250 EUR": "€12.50". Exact, however much it is. */
function money(value: string, language: Language): string {
  const match = /^(-?)(\d+) ([A-Z]{3})$/.exec(value)
  if (!match) throw new Error('an amount is no minor units and their currency')
  const [, sign, units, currency] = match as unknown as [string, string, string, string]
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0
  const padded = units.padStart(digits + 1, '0')
  const whole = padded.slice(0, padded.length - digits)
  const decimal = digits === 0 ? whole : `${whole}.${padded.slice(-digits)}`
  return format.format(`${sign}${decimal}` as Intl.StringNumericLiteral)
}

function duration(hours: number, language: Language): string {
  const [count, unit] = hours > 24 && hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour']
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** Makes a user's text safe for headers and sentences: removes line breaks and marks that reverse the text. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
}

/**
 * A name as somebody chose it, isolated from the sentence around it; empty if it shows nothing. Many mail programs turn a
 * name like "free-prizes.example" or "me@here" into a link. An invisible word joiner prevents that.
 */
function chosenName(name: string): string {
  const line = oneLine(name)
  return isShown(line) ? `${ISOLATE}${line.replace(/([.。．｡@]|:\/\/)(?=\S)/g, '$1\u2060')}${END}` : ''
}

// Around names, until the letter becomes text or HTML. No name holds them, because oneLine removes them.
const ISOLATE = '\u2068'
const END = '\u2069'

/** Subjects and texts do without, because some mail programs show a box in their place. */
function plain(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '')
}

interface Parts {
  language: Language
  subject: string
  greeting: string
  paragraphs: string[]
  button: { label: string; url: string } | undefined
  copyLink: string
  footer: string
}

function asText({ greeting, paragraphs, button, footer }: Parts): string {
  const [first, ...rest] = paragraphs
  const link = button ? [`${button.label}\n${button.url}`] : []
  return `${[greeting, first, ...link, ...rest, `-- \n${footer}`].join('\n\n')}\n`
}

/** The accent colour of the console and of the linked pages. */
const ACCENT = '#0b6e5f'

/** The mark of the console, of text alone: mail programs show no image of elsewhere before they are asked to. */
const MARK = `<p style="max-width:560px;margin:0 auto 16px;font-weight:bold"><span aria-hidden="true" style="display:inline-block;width:24px;margin-right:8px;border-radius:5px;background:${ACCENT};color:#ffffff;line-height:24px;text-align:center">H</span>Holdfast</p>`

function asHtml({ language, subject, greeting, paragraphs, button, copyLink, footer }: Parts): string {
  const [first = '', ...rest] = paragraphs
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`
  const link = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:${ACCENT};color:#ffffff;text-decoration:none;font-weight:bold">${escaped(button.label)}</a></p>
`
    : ''
  const copy = button
    ? `<p style="margin:24px 0 0;font-size:13px;color:#555555">${escaped(copyLink)}<br><span style="word-break:break-all">${escaped(button.url)}</span></p>
`
    : ''
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escaped(plain(subject))}</title>
</head>
<body style="margin:0;padding:24px;background:#f4f5f7;color:#1c1e21;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
${MARK}
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px;overflow-wrap:anywhere;word-break:break-word">
${paragraph(greeting)}
${paragraph(first)}
${link}${rest.map(paragraph).join('\n')}
${copy}</div>
<p style="max-width:560px;margin:16px auto 0;font-size:12px;color:#6b6f76">${escaped(footer)}</p>
</body>
</html>
`
}

function escaped(text: string): string {
  const characters = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  return characters.replaceAll(ISOLATE, '<bdi>').replaceAll(END, '</bdi>')
}
