import { parseArgs } from 'node:util'
import { addresses } from './first-hour/addresses.ts'
import { apiKeys } from './first-hour/api-keys.ts'
import { billing } from './first-hour/billing.ts'
import { companies } from './first-hour/companies.ts'
import type { Hour } from './first-hour/hour.ts'
import { invitations, sentAgain } from './first-hour/invitations.ts'
import { invoiceMails } from './first-hour/invoice-mails.ts'
import { leaving } from './first-hour/leaving.ts'
import { members } from './first-hour/members.ts'
import { operators } from './first-hour/operators.ts'
import { ownership } from './first-hour/ownership.ts'
import { passwords } from './first-hour/passwords.ts'
import { payingLate } from './first-hour/paying-late.ts'
import { proof } from './first-hour/proof.ts'
import { sessions } from './first-hour/sessions.ts'
import { signingUp } from './first-hour/signing-up.ts'
import { sites } from './first-hour/sites.ts'
import { thief } from './first-hour/thief.ts'
import { twoFactor } from './first-hour/two-factor.ts'
import { openDatabase } from './history/stored-ledger.ts'
import { openMailbox } from './support/mailbox.ts'
import { openPassingDays } from './support/passing-days.ts'
import { newAddress, Person, type Profile } from './support/person.ts'
import { startTestSystem } from './support/start-system.ts'
import { openSteps } from './support/steps.ts'

// What people do in their first hour, using only HTTP and their mails. Runs against the system of `npm start`, or with
// `--fresh` against one that it starts itself. Every step asserts status and code.
const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    // Waits for more than ten minutes, because only time makes a proof of the password old.
    short: { type: 'boolean', default: false },
  } as const,
})

const operator = newAddress('operator')
const own = values.fresh
  ? await startTestSystem({
      environment: {
        identity: { OPERATOR_EMAILS: operator },
        company: { OWNER_RECOVERY_NOTICE_MS: '3000' },
      },
      say: (line) => console.log(line),
    })
  : undefined
const api = own?.url ?? process.env.HOLDFAST_API ?? 'http://127.0.0.1:8080'
const mailbox = openMailbox(own?.mail.webUrl ?? process.env.HOLDFAST_MAIL ?? 'http://127.0.0.1:8025')
const steps = openSteps('first-hour')
const person = (name: string, profile: Omit<Profile, 'email'> & { email?: string }) =>
  new Person({ api, mailbox }, { email: newAddress(name), ...profile })

const hour: Hour = {
  ...steps,
  api,
  mailbox,
  person,
  startedAt: Date.now(),
  ada: person('ada', { fullName: 'Ada Lindqvist' }),
  gaston: person('gaston', { fullName: 'Gaston Mercier', locale: 'fr' }),
  signe: person('signe', { fullName: 'Signe Åkerström', locale: 'sv' }),
  mallory: person('mallory', { fullName: 'Mallory Quill' }),
}

try {
  await steps.section('Signing up', () => signingUp(hour))
  await steps.section('Sessions', () => sessions(hour))
  await steps.section('Two-factor authentication', () => twoFactor(hour))
  await steps.section('Companies', () => companies(hour))
  await steps.section('Invitations', () => invitations(hour))
  await steps.section('Members and their roles', () => members(hour))
  await steps.section('API keys', () => apiKeys(hour))
  await steps.section('Invoices by mail', () => invoiceMails(hour))
  await steps.section('Ownership', () => ownership(hour))
  await steps.section('Sites', () => sites(hour))
  await steps.section('Billing', () => billing(hour))
  await steps.section('A forgotten password', () => passwords(hour))
  await steps.section('Another address', () => addresses(hour))
  await steps.section('A thief who knows a password', () => thief(hour))
  await steps.section('An invitation sent again', () => sentAgain(hour))
  if (own) {
    await steps.section('Operators', () => operators(hour, operator))
    const billing = await openDatabase(own.infrastructure.mongoUri, 'billing')
    await steps.section('Paying late', () => payingLate(hour, openPassingDays(billing)))
    await billing.close()
  }
  await steps.section('Leaving', () => leaving(hour))
  if (!values.short) await steps.section('A proof that is not fresh any more', () => proof(hour))
} catch (error) {
  console.error((error as Error).stack)
  process.exitCode = 1
}
await own?.stop({ keepLogs: steps.failed > 0 })
steps.finish(values.short ? ', without waiting for a proof to grow old' : '')
