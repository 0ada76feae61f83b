import { createHash } from 'node:crypto'
import { type Language, words } from './words.ts'

/** What the host says in its own name. */
export const hostPages = {
  unknown: 404,
  empty: 404,
  missing: 404,
  suspended: 503,
  gate: 401,
  wrongPassword: 401,
  tooMany: 429,
} as const
export type PageName = keyof typeof hostPages

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color:#222;background:#fff}' +
  'h1{font-size:1.5rem}input,button{font:inherit;padding:.4rem .6rem}' +
  '@media(prefers-color-scheme:dark){body{color:#ddd;background:#111}}'
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** Of the host's own pages. */
export const pageHeaders = [
  'Content-Type',
  'text/html; charset=utf-8',
  'Cache-Control',
  'no-store',
  'Content-Security-Policy',
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'X-Content-Type-Options',
  'nosniff',
  'X-Frame-Options',
  'DENY',
  'Referrer-Policy',
  'no-referrer',
  'X-Robots-Tag',
  'noindex, nofollow',
  'Vary',
  'Accept-Language',
]

/** Nothing of a request or a site stands in it. */
export function pageText(name: PageName, language: Language): string {
  const { [name]: page, password, enter } = words[language]
  const form =
    name === 'gate' || name === 'wrongPassword'
      ? `<form method="post"><label>${password}<br><input type="password" name="password" required autofocus ` +
        `autocomplete="current-password"></label> <button>${enter}</button></form>`
      : ''
  return (
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" ` +
    `content="width=device-width,initial-scale=1"><title>${page.title}</title><style>${STYLE}</style>` +
    `<h1>${page.title}</h1><p>${page.text}</p>${form}</html>\n`
  )
}
