import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Letter, Values } from './letter.ts'
import { languageOf, render, UnwritableLetter } from './render.ts'
import { companyTemplates } from './templates/company.ts'
import { identityTemplates } from './templates/identity.ts'
import { siteTemplates } from './templates/site.ts'
import { templates } from './templates.ts'
import { type Language, languages } from './words.ts'

const PUBLIC = 'https://holdfast.test'
const everything = {
  companyId: '0190a6a0-0000-7000-8000-000000000001',
  companyName: 'Chez Nous',
  paymentId: '0190a6a0-0000-7000-8000-000000000003',
  role: 'developer',
  formerRole: 'billing',
  expiresAt: String(Date.UTC(2026, 10, 29, 14, 5)),
  effectiveAt: String(Date.UTC(2026, 10, 25, 9, 30)),
  at: '2026-11-22T14:05:00Z',
  browser: 'Firefox',
  system: 'Linux',
  place: '192.0.2.0/24',
  validHours: '24',
  formerEmail: 'z…@example.com',
  newEmail: 'a…@example.com',
  reservedAt: '2026-11-29T14:05:00Z',
  left: '7',
  keyName: 'Nightly deploy',
  siteName: 'Alpha, Beta',
  reason: 'unpaid',
  cause: 'objected',
  environmentName: 'staging',
  kind: 'upload',
  startedAt: String(Date.UTC(2026, 10, 22, 14, 5)),
  madeAt: String(Date.UTC(2026, 10, 21, 3, 5)),
  reference: '0190a6a0-0000-7000-8000-000000000002',
  number: 'HF-2026-000041',
  correctedNumber: 'HF-2026-000017',
  numbers: 'HF-2026-000041, HF-2026-000042',
  grossAmount: '12500 EUR',
  dueAmount: '12500 EUR',
  paidAmount: '12500 EUR',
  refundAmount: '12500 EUR',
  dueOn: '2026-12-14',
  attempt: '2',
  isAttached: 'true',
  asContact: 'true',
  meter: 'visits',
  percent: '80',
  beganOn: '2026-11-01',
  planName: 'Studio',
  formerPlanName: 'Agency',
  changesAt: String(Date.UTC(2026, 11, 1)),
  endsAt: String(Date.UTC(2026, 11, 1)),
}
const people = { inviter: 'Ada Lind', actor: 'Ada Lind', formerOwner: 'Ada Lind', newOwner: 'Bo Berg' }

function letter(template: string, changes: Partial<Letter> = {}): Letter {
  return {
    key: template,
    to: 'zoe@example.com',
    fullName: 'Zoë Öhman',
    locale: 'en',
    template,
    token: 'T0ken_-',
    values: everything,
    people,
    ...changes,
  }
}

/** Why a letter cannot be written. */
function whyNot(unwritable: Letter): string {
  try {
    render(unwritable, PUBLIC)
  } catch (error) {
    if (error instanceof UnwritableLetter) return (error.cause as Error).message
  }
  throw new Error('the letter was written')
}

/** Of operations, those that have a sentence of their own, and one that has none. */
const kinds = ['upload', 'activate', 'push', 'backup', 'restore', 'clone', 'delete-environment']
const names = Object.keys(templates)
const codes = Object.keys(languages) as Language[]

/** Every sentence of a language by its path. */
function allOf(language: Language): Map<string, string> {
  const letters = Object.fromEntries(names.map((name) => [name, templates[name]!.sentences[language]]))
  return sentences({ ...languages[language], letters })
}

function sentences(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...sentences(value, `${path}${key}.`)],
    ),
  )
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\w*\}?|\}/g)].map(([match]) => match).sort()
}

describe('the words', () => {
  test.each(codes)('when a letter is written in %s, every sentence is there with the same placeholders', (code) => {
    const own = allOf(code)
    const english = allOf('en')
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [path, sentence] of own) {
      expect({ path, isEmpty: sentence.trim() === '' }).toEqual({ path, isEmpty: false })
      expect({ path, placeholders: placeholders(sentence) }).toEqual({
        path,
        placeholders: placeholders(english.get(path)!),
      })
    }
  })

  test('when two languages are compared, no sentence is the same', () => {
    const english = allOf('en')
    for (const code of ['fr', 'sv'] as const) {
      for (const [path, sentence] of allOf(code)) expect([path, sentence]).not.toEqual([path, english.get(path)])
    }
  })

  test('when all templates are written in every way, every sentence is used somewhere', () => {
    const used = names
      .flatMap((name) => [
        render(letter(name, { acts: everyAct(), hasMoreActs: true }), PUBLIC),
        render(
          letter(name, {
            fullName: '',
            values: { ...everything, cause: 'impossible', byReset: 'true', byOperator: 'true' },
          }),
          PUBLIC,
        ),
      ])
      .concat(kinds.map((kind) => render(letter('operation-failed', { values: { ...everything, kind } }), PUBLIC)))
      .concat(
        names.map((name) =>
          render(letter(name, { values: { ...everything, isAttached: '', cause: 'unpaid' } }), PUBLIC),
        ),
        render(letter('invoice', { values: { ...everything, dueAmount: undefined } }), PUBLIC),
        render(letter('plan-ended', { values: { ...everything, cause: 'refunded' } }), PUBLIC),
        render(letter('usage-notice', { values: { ...everything, meter: 'bytes', percent: '100' } }), PUBLIC),
      )
      .map(({ subject, html, text }) => subject + text + html)
      .join('\n')
    for (const [path, sentence] of allOf('en')) {
      if (path.startsWith('roles.') || path === 'somebody' || path === 'unnamed') continue
      const longest = sentence
        .split(/\{\w+\}/)
        .sort((a, b) => b.length - a.length)[0]!
        .replaceAll("'", '&#39;')
      expect({ path, isUsed: used.includes(longest) }).toEqual({ path, isUsed: true })
    }
  })
})

/** What no French text has: a mark after an ordinary space or none at all, where a line could break before the mark. */
const BREAKABLE = /.{0,20}(?: [;:!?»]|« |[\p{L}}’][;:!?»]|«\p{L}).{0,10}/u

test('when French is written, a line can break before no mark', () => {
  for (const [path, sentence] of allOf('fr')) expect([path, BREAKABLE.exec(sentence)?.[0]]).toEqual([path, undefined])
  for (const name of names) {
    const { subject, text } = render(letter(name, { locale: 'fr' }), PUBLIC)
    const said = `${subject}\n${text.replaceAll(/https:\S+/g, '')}`
    expect([name, BREAKABLE.exec(said)?.[0]]).toEqual([name, undefined])
  }
})

describe.each(codes)('a letter in %s', (code) => {
  test.each(names)('when %s is written, text and HTML say the same, in full', (name) => {
    const { subject, text, html } = render(letter(name, { locale: code }), PUBLIC)
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/[{}]|undefined|null|NaN|Invalid/)
    }
    expect(subject.length).toBeGreaterThan(5)
    expect(html).toContain(`<html lang="${code}">`)
    expect(text).toContain('Zoë Öhman')
    expect(html).toContain('Zoë Öhman')
    const links = [...new Set(text.match(/https?:\S+/g) ?? [])]
    const linksInHtml = [
      ...new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&#39;', "'"))),
    ]
    expect(linksInHtml).toEqual(links)
  })
})

test.each([
  ['en', 'Confirm the payment', 'bank transfer', 'If you have no such account'],
  ['fr', 'Confirmer le paiement', 'virement', 'Si vous n’avez pas de tel compte'],
  ['sv', 'Bekräfta betalningen', 'banköverföring', 'Om du inte har ett sådant konto'],
])(
  'when the bank asks the payer to confirm a payment, then the letter in %s leads there, and names another way to pay',
  (locale, label, otherwise, noAccount) => {
    const written = (asContact: string) =>
      render(letter('payment-action-needed', { locale, token: '', values: { ...everything, asContact } }), PUBLIC)
    const link = `${PUBLIC}/confirm-payment?lang=${locale}#${everything.companyId}.${everything.paymentId}`
    for (const asContact of ['', 'true']) {
      const { text, html } = written(asContact)
      expect(text).toContain(`${label}\n${link}\n`)
      expect(html).toContain(`href="${link}"`)
      expect(text).toContain(otherwise)
      // Whoever is entered for the invoices may have no account.
      expect(text.includes(noAccount)).toBe(asContact === 'true')
    }
  },
)

test('when the letter about a confirmation does not name the payment, it is not written', () => {
  const values = { ...everything, paymentId: undefined }
  expect(whyNot(letter('payment-action-needed', { values }))).toContain('no value for its link')
})

test('when two owners have templates, their names differ', () => {
  const all = [identityTemplates, companyTemplates, siteTemplates].flatMap((each) => Object.keys(each))
  expect([...all].sort()).toEqual([...new Set(all)].sort())
})

describe('a link', () => {
  test.each([
    ['invitation', 'accept?lang=sv#T0ken_-'],
    ['confirm-email', 'confirm-email?lang=sv#T0ken_-'],
    ['address-known', 'reset-password?lang=sv#T0ken_-'],
    ['reset-password', 'reset-password?lang=sv#T0ken_-'],
    ['email-change-confirm', 'confirm-email-change?lang=sv#T0ken_-'],
    ['email-change-notice', 'undo-email-change?lang=sv#T0ken_-'],
    ['email-change-undone', 'reset-password?lang=sv#T0ken_-'],
    ['two-factor-undone', 'reset-password?lang=sv#T0ken_-'],
    ['two-factor-on', 'undo-two-factor?lang=sv#T0ken_-'],
    ['owner-recovery-started', 'owner-recovery?lang=sv#0190a6a0-0000-7000-8000-000000000001'],
  ])('when %s is written, it leads to the page %s', (name, link) => {
    expect(render(letter(name, { locale: 'sv-FI' }), `${PUBLIC}/`).text).toContain(`${PUBLIC}/${link}\n`)
  })

  test('when a letter needs a token and has none, it is not written', () => {
    expect(whyNot(letter('invitation', { token: '' }))).toContain('no value for its link')
  })
})

const at = Date.UTC(2026, 10, 22, 14, 5)
function everyAct() {
  const values = { ...everything, email: 'b…@example.com' }
  return Object.keys(languages.en.acts).map((act) => ({ act, at, values, people: { member: 'Bo' } }))
}

describe('what was done with an account', () => {
  const acts = [
    { act: 'role-changed', at, values: { companyName: 'Chez Nous' }, people: { member: 'Bo Berg' } },
    { act: 'member-removed', at, values: { companyName: 'Chez Nous' }, people: { member: undefined } },
    { act: 'key-made', at, values: { keyName: '' }, people: {} },
    { act: 'of-a-newer-owner', at, values: {}, people: {} },
  ]

  test('when a letter lists it, there is a line for each, with the names that are known', () => {
    const { text } = render(letter('email-change-undone', { acts, hasMoreActs: true }), PUBLIC)
    expect(text).toContain('• November 22, 2026 at 2:05 PM UTC: Bo Berg got another role in “Chez Nous”.')
    expect(text).toContain('UTC: Somebody was removed from “Chez Nous”.')
    expect(text).toContain('UTC: the API key “(without a name)” was made.')
    expect(text).toContain('UTC: something else was changed.')
    expect(text).toContain(languages.en.actsMore)
  })

  test('when nothing was done, it says nothing of it', () => {
    expect(render(letter('two-factor-undone', { acts: [] }), PUBLIC).text).not.toContain(languages.en.actsBefore)
  })

  test.each(['email-change-undone', 'two-factor-undone'])(
    'when the link of %s is void, then it has the list, and no button',
    (name) => {
      const { text } = render(letter(name, { acts: everyAct(), token: '', values: {} }), PUBLIC)
      expect(text).toContain(languages.en.actsBefore)
      expect(text).not.toContain(PUBLIC)
      expect(text).not.toContain('works for')
    },
  )

  test.each(codes)('when it is listed in %s, every act has a sentence that can be filled in', (locale) => {
    const { text } = render(letter('two-factor-undone', { acts: everyAct(), locale }), PUBLIC)
    expect(text.match(/• /g)).toHaveLength(everyAct().length)
  })
})

describe('values', () => {
  test('when a name holds markup, HTML shows it as text', () => {
    const values = { ...everything, companyName: `<img src=x onerror='a()'>"&` }
    const { html, text, subject } = render(letter('invitation', { values, fullName: '<b>Zoë</b>' }), PUBLIC)
    expect(html).not.toMatch(/<img|<b>|onerror='/)
    expect(html).toContain('&#60;img src=x onerror=&#39;a()&#39;&#62;&#34;&#38;')
    expect(html).toContain('&#60;b&#62;Zoë&#60;/b&#62;')
    expect(text).toContain(`<img src=x onerror='a()'>"&`)
    expect(subject).toContain('<img')
  })

  test('when a name holds line breaks or turns the text around, it stays one plain line', () => {
    const evil = 'Acme\r\nBcc: all@example.com\u2028\u202ecba'
    const { subject, toName, text } = render(
      letter('invitation', { fullName: evil, values: { ...everything, companyName: evil }, people: { inviter: evil } }),
      PUBLIC,
    )
    for (const part of [subject, toName]) expect(part).not.toMatch(/[\r\n\u2028\u202e]/)
    expect(text).not.toMatch(/[\r\u2028\u202e]|^Bcc/m)
    expect(toName).toBe('Acme Bcc: all@example.com cba')
  })

  test('when a name looks like an address of the web, mail programs find no link in it', () => {
    const values = { ...everything, companyName: 'https://prizes.example' }
    const changes = { values, people: { inviter: 'click evil.example' } }
    const { text, subject } = render(letter('invitation', changes), PUBLIC)
    expect(subject + text).not.toMatch(/prizes\.example|evil\.example|https:\/\/prizes/)
  })

  test('when a name of an earlier release shows nothing, the letter is written with another word, and says so', () => {
    for (const blank of ['\u200e', '\u200f\u202e', '\u2800', '\u3164', '\u0301']) {
      const values = { ...everything, companyName: blank, keyName: blank, reason: blank }
      const changes = { fullName: blank, values, people: { ...people, inviter: blank, actor: blank } }
      for (const name of names) expect(render(letter(name, changes), PUBLIC).subject).not.toBe('')
      const invitation = render(letter('invitation', changes), PUBLIC)
      expect(invitation.subject).toBe('Somebody invites you to (without a name)')
      expect(invitation.text).toMatch(/^Hello,\n/)
      expect(invitation.toName).toBe('')
      expect(invitation.unnamed.sort()).toEqual(['actor', 'companyName', 'fullName', 'inviter', 'keyName'])
    }
    expect(render(letter('invitation', { values: { ...everything, companyName: '' } }), PUBLIC).subject).toContain(
      '(without a name)',
    )
    expect(render(letter('invitation'), PUBLIC).unnamed).toEqual([])
    const swedish = letter('member-removed', { locale: 'sv', values: { ...everything, companyName: '\u200e' } })
    expect(render(swedish, PUBLIC).subject).toContain('(utan namn)')
  })

  test('when any text is a name, the letter is written, and HTML has no markup of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const values = { ...everything, companyName: name, keyName: name }
        for (const template of ['invitation', 'api-key-made', 'member-removed', 'ownership-received']) {
          const changes = {
            fullName: name,
            values,
            people: { ...people, inviter: name, actor: name, formerOwner: name },
          }
          const { subject, toName, html } = render(letter(template, changes), PUBLIC)
          expect(subject + toName).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
          const tags = html.match(/<(?!\/?(?:bdi|p|br|span|a|div|html|head|body|meta|title|!doctype)\b)/gi)
          expect(tags).toBeNull()
        }
      }),
    )
  })

  test('when a name is written from right to left, HTML keeps it apart from the sentence around it', () => {
    const { html } = render(letter('invitation', { people: { inviter: 'שלום' } }), PUBLIC)
    expect(html).toContain('<bdi>שלום</bdi> would like')
  })

  test('when a name is one long word, the letter is no wider than a phone', () => {
    expect(render(letter('invitation'), PUBLIC).html).toContain('overflow-wrap:anywhere')
  })

  test('when a letter has a button, it and the mark have one colour, and nothing is fetched from elsewhere', () => {
    const { html } = render(letter('invitation'), PUBLIC)
    const colours = [...html.matchAll(/background:(#[0-9a-f]{6});color:#ffffff/g)].map(([, colour]) => colour)
    expect(colours).toEqual(['#0b6e5f', '#0b6e5f'])
    expect(html).toMatch(/>H<\/span>Holdfast<\/p>/)
    expect(html).not.toMatch(/<img|url\(|src=/)
  })

  test('when a name holds replacement patterns, they are text', () => {
    const { text } = render(
      letter('invitation', { fullName: "$& $' {role}", people: { inviter: '{companyName} $1' } }),
      PUBLIC,
    )
    expect(text).toContain("Hello $& $' {role},")
    expect(text).toContain('{companyName} $1 would like')
  })

  test('when a person is gone, the letter says somebody', () => {
    const gone = { actor: undefined, newOwner: undefined }
    expect(render(letter('role-changed', { people: gone }), PUBLIC).text).toContain('Somebody gave you')
    expect(render(letter('owner-recovery-started', { people: gone }), PUBLIC).text).toContain('make somebody the owner')
  })

  test('when any other value is missing, the letter is not written', () => {
    expect(whyNot(letter('invitation', { values: { ...everything, companyName: undefined } }))).toContain(
      'no value for {companyName}',
    )
    expect(whyNot(letter('invitation', { people: {} }))).toContain('no value for {inviter}')
    expect(whyNot(letter('invitation', { values: { ...everything, expiresAt: 'soon' } }))).toContain('Invalid time')
    expect(whyNot(letter('no-such'))).toContain('no template')
    expect(whyNot(letter('constructor'))).toContain('no template')
  })

  test('when an amount and a date are shown, they are in the way of the language, and exact', () => {
    const invoice = (locale: string, grossAmount: string) =>
      render(letter('invoice', { locale, values: { ...everything, grossAmount } }), PUBLIC).text.replaceAll(/\s/g, ' ')
    expect(invoice('en', '12500 EUR')).toContain('over €125.00.')
    expect(invoice('fr', '12500 EUR')).toContain('d’un montant de 125,00 €.')
    expect(invoice('sv', '12500 SEK')).toContain('på 125,00 kr.')
    expect(invoice('en', '7 EUR')).toContain('€0.07')
    expect(invoice('en', '7 JPY')).toContain('¥7')
    expect(invoice('en', '900719925474099301 EUR')).toContain('€9,007,199,254,740,993.01')
    expect(invoice('en', '1 EUR')).toContain('by December 14, 2026')
    expect(invoice('fr', '1 EUR')).toContain('le 14 décembre 2026')
    expect(invoice('sv', '1 EUR')).toContain('den 14 december 2026')
    const usage = render(letter('usage-notice', { locale: 'fr' }), PUBLIC).text
    expect(usage).toContain('le mois commencé le 1 novembre 2026')
    for (const wrong of ['12.5 EUR', '12', 'EUR', '1e5 EUR', '1 XXXX']) {
      expect(whyNot(letter('refund', { values: { ...everything, refundAmount: wrong } }))).toContain('amount')
    }
    expect(whyNot(letter('invoice', { values: { ...everything, dueOn: 'soon' } }))).toContain('Invalid time')
  })

  test('when the letter goes to an address that was entered for invoices, it says so, and no member reads that', () => {
    const because = (asContact: string) =>
      render(letter('invoice', { values: { ...everything, asContact } }), PUBLIC).text
    expect(because('true')).toContain('because your address is entered for the invoices of Chez Nous')
    expect(because('')).toContain('because it concerns your account')
  })

  test('when place and device are not known, the letter does without', () => {
    const { text } = render(letter('new-sign-in', { values: {} }), PUBLIC)
    expect(text).not.toMatch(/When:|Device:|Network:/)
    expect(render(letter('new-sign-in'), PUBLIC).text).toMatch(/When: November 22, 2026 at 2:05.PM UTC/)
  })

  test.each([
    ['en', 'Device: Firefox on Linux'],
    ['fr', 'Appareil\u00a0: Firefox sous Linux'],
    ['sv', 'Enhet: Firefox på Linux'],
  ])('when a device is named in %s, then in the words of that language', (locale, line) => {
    expect(render(letter('new-sign-in', { locale }), PUBLIC).text).toContain(`${line}\n`)
    const device = (values: Values) => render(letter('new-sign-in', { locale, values }), PUBLIC).text
    expect(device({ browser: 'curl' })).toContain(line.replace(/\p{L}+ \p{L}+ \p{L}+$/u, 'curl\n'))
    expect(device({ system: 'iOS' })).toContain(line.replace(/\p{L}+ \p{L}+ \p{L}+$/u, 'iOS\n'))
  })

  test('when an address changed, the letter says which is which', () => {
    const { text } = render(letter('email-change-notice'), PUBLIC)
    expect(text).toContain('Former address, this one: z…@example.com\n\nNew address: a…@example.com\n')
  })

  test('when time and role are shown, they are in the language of the letter', () => {
    const french = render(letter('invitation', { locale: 'fr' }), PUBLIC).text
    expect(french).toContain('29 novembre 2026 à 14:05 UTC')
    expect(french).toContain('Développement')
    const swedish = render(letter('confirm-email', { locale: 'sv' }), PUBLIC).text
    expect(swedish).toMatch(/24\stimmar/)
    expect(render(letter('invitation', { locale: 'sv' }), PUBLIC).text).toContain('29 november 2026 kl. 14:05 UTC')
    expect(
      render(letter('email-change-notice', { values: { ...everything, validHours: '72' } }), PUBLIC).text,
    ).toContain('3 days')
    expect(
      render(letter('email-change-notice', { values: { ...everything, validHours: '1' } }), PUBLIC).text,
    ).toContain('1 hour.')
  })

  test.each([
    ['fr-CA', 'fr'],
    ['SV', 'sv'],
    ['sv_FI', 'sv'],
    ['de', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('when the locale is %p, the language is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })
})
