/** The request to the gateway that carries out one command. */
export interface ApiCall {
  method: 'GET' | 'POST'
  path: string
  body?: Record<string, string | boolean | object>
  /** The answer is text for a program, such as CSV. */
  accept?: 'text/csv'
}

/** Options that some commands have, beside the reason. */
export interface Options {
  period?: string
  month?: string
  'dry-run'?: boolean
  now?: boolean
}

interface Command {
  /** The values that follow the command's name, in order. */
  takes: string[]
  /** Options that it needs, and those that it can have. */
  options?: { needs: readonly (keyof Options)[]; can?: readonly (keyof Options)[] }
  hasReason: boolean
  does: string
  call(values: string[], reason: string, options: Options): ApiCall
}

const get = (path: string): ApiCall => ({ method: 'GET', path })
const post = (path: string, body: NonNullable<ApiCall['body']>): ApiCall => ({ method: 'POST', path, body })
const onUser = (end: string, does: string): Command => ({
  takes: ['<user id or address>'],
  hasReason: true,
  does,
  call: ([user = ''], reason) => post(`users/${end}`, { user, reason }),
})
const onCompany = (end: string, does: string): Command => ({
  takes: ['<company id>'],
  hasReason: true,
  does,
  call: ([id = ''], reason) => post(`companies/${encodeURIComponent(id)}/${end}`, { reason }),
})

const transferTakes = ['<amount, as 120.50>', '<currency>', '<reference of the bank>', '<received on, as 2026-11-28>']
const transferOf = ([amount = '', currency = '', reference = '', receivedOn = '']: string[]) => ({
  amount: minorUnits(amount, currency),
  currency,
  reference,
  receivedOn,
})

export const commands: Record<string, Command> = {
  'user disable': onUser('disable', 'ends every session; no more signing in'),
  'user enable': onUser('enable', 'lets them sign in again'),
  'user reset-two-factor': onUser('reset-two-factor', 'for somebody who lost device and recovery codes'),
  'company suspend': onCompany('suspend', 'nobody can be invited, sites cannot be changed'),
  'company restore': onCompany('restore', 'ends a suspension'),
  'company closings': {
    takes: [],
    hasReason: false,
    does: 'companies whose closing stands undecided',
    call: () => get('closings'),
  },
  'company withdraw-closing': onCompany(
    'withdraw-closing',
    'the company stays open, unless it was decided that it closes',
  ),
  'company recover-owner': {
    takes: ['<company id>', '<id of an administrator>'],
    hasReason: true,
    does: 'in 72 hours, unless owner or administrators object',
    call: ([id = '', newOwnerId = ''], reason) =>
      post(`companies/${encodeURIComponent(id)}/recover-owner`, { newOwnerId, reason }),
  },
  'site deleted': {
    takes: ['<company id>'],
    hasReason: false,
    does: 'deleted sites that can be brought back',
    call: ([id = '']) => get(`companies/${encodeURIComponent(id)}/deleted-sites`),
  },
  'site recover': {
    takes: ['<site id>'],
    hasReason: true,
    does: 'brings a deleted site back, if its company has room for it',
    call: ([id = ''], reason) => post(`sites/${encodeURIComponent(id)}/recover`, { reason }),
  },
  'host list': {
    takes: [],
    hasReason: false,
    does: 'hosts of sites, and whether they answer',
    call: () => get('hosts'),
  },
  'host forget': {
    takes: ['<id of an operation or of a deleted environment>'],
    hasReason: true,
    does: 'ends what waits for a host that never answers again',
    call: ([id = ''], reason) => post('forget', { id, reason }),
  },
  'orphan list': {
    takes: [],
    hasReason: false,
    does: 'what hosts have and nobody knows',
    call: () => get('orphans'),
  },
  'orphan delete': {
    takes: ['<host id>', '<environment id>'],
    hasReason: true,
    does: 'deletes such an environment from its host, for good',
    call: ([hostId = '', environmentId = ''], reason) => post('orphans/delete', { hostId, environmentId, reason }),
  },
  'orphan delete-item': {
    takes: ['<host id>', '<environment id>', '<id of a release or a backup>'],
    hasReason: true,
    does: 'deletes one such thing of an environment',
    call: ([hostId = '', environmentId = '', itemId = ''], reason) =>
      post('orphans/delete', { hostId, environmentId, itemId, reason }),
  },
  'billing pay': {
    takes: ['<company id or number of an invoice>', ...transferTakes],
    hasReason: false,
    does: 'records a bank transfer; who was suspended as unpaid is restored',
    call: ([payer = '', ...transfer]) => post('billing/payments', { payer, ...transferOf(transfer) }),
  },
  'billing receive': {
    takes: transferTakes,
    hasReason: false,
    does: 'records a bank transfer of which nobody knows who sent it',
    call: (transfer) => post('billing/receipts', transferOf(transfer)),
  },
  'billing receipts': {
    takes: [],
    hasReason: false,
    does: 'such transfers, of which something is left',
    call: () => get('billing/receipts'),
  },
  'billing assign': {
    takes: ['<id of a receipt>', '<company id or number of an invoice>'],
    hasReason: false,
    does: 'gives a company all that is left of it',
    call: ([id = '', payer = '']) => post(`billing/receipts/${encodeURIComponent(id)}/assign`, { payer }),
  },
  'billing assign-part': {
    takes: ['<id of a receipt>', '<company id or number of an invoice>', '<amount, as 120.50>', '<currency>'],
    hasReason: false,
    does: 'gives a company a part of it',
    call: ([id = '', payer = '', amount = '', currency = '']) =>
      post(`billing/receipts/${encodeURIComponent(id)}/assign`, {
        payer,
        amount: minorUnits(amount, currency),
        currency,
      }),
  },
  'billing refund': {
    takes: ['<id of a payment>', '<amount, as 120.50>', '<currency>'],
    hasReason: true,
    does: 'gives money back that is credit of the company',
    call: ([id = '', amount = '', currency = ''], reason) =>
      post(`billing/payments/${encodeURIComponent(id)}/refund`, {
        amount: minorUnits(amount, currency),
        currency,
        reason,
      }),
  },
  'billing write-off': {
    takes: ['<number of an invoice>'],
    hasReason: true,
    does: 'stops asking for what is outstanding of it',
    call: ([invoiceNumber = ''], reason) => post('billing/write-offs', { invoiceNumber, reason }),
  },
  'billing import': {
    takes: [
      '<company id>',
      '<plan id>',
      '<version>',
      '<month or year>',
      '<paid until, as 2026-12-15>',
      '<paid, as 225.00>',
      '<currency>',
    ],
    hasReason: true,
    does: 'goes on with a plan that the company has paid for elsewhere; the day is the first that is not paid for',
    call: ([id = '', planId = '', version = '', interval = '', paidUntil = '', paid = '', currency = ''], reason) =>
      post(`companies/${encodeURIComponent(id)}/subscription`, {
        plan: { planId, version: Number(version), interval },
        paidUntil,
        paid: minorUnits(paid, currency),
        currency,
        reason,
      }),
  },
  'billing close': {
    takes: [],
    options: { needs: ['period'], can: ['dry-run', 'now'] },
    hasReason: true,
    does: 'invoices a month of all companies; --now without waiting for late usage, --dry-run without keeping anything',
    call: (_, reason, { period = '', 'dry-run': dryRun = false, now = false }) =>
      post('billing/closes', { period, dryRun, now, reason }),
  },
  'billing closes': {
    takes: [],
    hasReason: false,
    does: 'closes of months, and how far they have come',
    call: () => get('billing/closes'),
  },
  'billing verify': {
    takes: [],
    hasReason: false,
    does: 'makes invoices, accounts and numbers again from what is kept, and names what differs',
    call: () => get('billing/verification'),
  },
  'billing vat-report': {
    takes: [],
    options: { needs: ['month'] },
    hasReason: false,
    does: 'the VAT of a month by return, country and rate, as CSV',
    call: (_values, _reason, { month = '' }) => ({
      ...get(`billing/vat-report?month=${encodeURIComponent(month)}`),
      accept: 'text/csv',
    }),
  },
  'billing credit-note': {
    takes: ['<company id>', '<number of an invoice>'],
    hasReason: true,
    does: 'takes back all that is left of an invoice',
    call: ([id = '', number = ''], reason) =>
      post(`companies/${encodeURIComponent(id)}/credit-notes`, { number, reason }),
  },
  'parked list': {
    takes: [],
    hasReason: false,
    does: 'streams whose entries a service could not apply',
    call: () => get('parked-streams'),
  },
  'parked replay': {
    takes: ['<service>', '<owner>', '<stream>'],
    hasReason: false,
    does: 'has the service apply them after all',
    call: ([service = '', owner = '', stream = '']) => post('parked-streams/replay', { service, owner, stream }),
  },
}

/**
 * The amount in minor units, as the API takes it.
 *
 * @throws {Error} that says what is wrong with it
 */
export function minorUnits(amount: string, currency: string): string {
  if (!Intl.supportedValuesOf('currency').includes(currency)) throw new Error(`There is no currency "${currency}".`)
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d{1,4}))?$/.exec(amount) ?? []
  if (whole === '' || part.length > digits) {
    throw new Error(
      `"${amount}" is no amount of ${currency}: write it with a point and at most ${digits} digits behind it.`,
    )
  }
  return `${whole}${part.padEnd(digits, '0')}`.replace(/^0+(?=\d)/, '')
}

export function usage(): string {
  const lines = Object.entries(commands).map(([name, { takes, hasReason, does, options }]) => {
    const needed = (options?.needs ?? []).map(written)
    const possible = (options?.can ?? []).map((option) => `[${written(option)}]`)
    const words = [name, ...takes, ...needed, ...possible, ...(hasReason ? ['--reason "…"'] : [])].join(' ')
    return `  npm run operator -- ${words}\n      ${does}`
  })
  return `Acts of the platform's staff. Each needs an operator's sign-in with two-factor.

${lines.join('\n')}

The API is at HOLDFAST_API (http://127.0.0.1:8080). Address, password and code are asked for, or taken from
OPERATOR_EMAIL, OPERATOR_PASSWORD and OPERATOR_CODE. Who is an operator, identity's OPERATOR_EMAILS says.`
}

/**
 * The request for a command line.
 *
 * @throws {Error} that says what is missing or unknown
 */
export function parse(words: string[], reason: string | undefined, options: Options = {}): ApiCall {
  const command = commands[words.slice(0, 2).join(' ')]
  if (!command) throw new Error(`There is no command "${words.slice(0, 2).join(' ')}".\n\n${usage()}`)
  const values = words.slice(2)
  if (values.length !== command.takes.length) {
    throw new Error(`"${words.slice(0, 2).join(' ')}" takes ${command.takes.join(' ') || 'nothing'}.`)
  }
  const { needs = [], can = [] } = command.options ?? {}
  const missing = needs.find((option) => !options[option])
  if (missing) throw new Error(`Which one? Say it with ${written(missing)}.`)
  const unknown = (Object.keys(options) as (keyof Options)[]).find((option) => ![...needs, ...can].includes(option))
  if (unknown) throw new Error(`"${words.slice(0, 2).join(' ')}" has no --${unknown}.`)
  if (command.hasReason && !reason?.trim()) throw new Error('Why? Say it with --reason "…"; it stands in the activity.')
  return command.call(values, reason ?? '', options)
}

function written(option: keyof Options): string {
  return option === 'period' || option === 'month' ? `--${option} 2026-11` : `--${option}`
}
