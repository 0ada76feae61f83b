import type { Authorize, Deed, PermissionId } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import type { Call } from '@holdfast/runtime'
import { type Account, subscriptionOf, withSubscription } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { Clock } from '../clock.ts'
import type { TellSite } from '../limits/limit-telling.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'
import {
  acceptQuote,
  decideCommand,
  makeQuote,
  type Quote,
  type QuotedAccount,
  type QuotedCommand,
  type VatOf,
} from '../quotes/quote.ts'
import type { QuoteStore } from '../quotes/quote-store.ts'
import { textOf } from '../values/value.ts'
import { checkIsVersion } from '../values/version.ts'
import { resumePlan } from './changing.ts'
import type { SubscriptionDecision } from './subscription.ts'
import type { KeepUpToDate } from './up-to-date.ts'

interface Wanted {
  companyId: string
  ifVersion: number | undefined
  /** The quote that is accepted: the command is done as of its instant, at its price. */
  quoteId: string | undefined
}

interface Acceptable {
  quote: Quote
  vatOf: VatOf
}

/** What people do with a subscription. Each answers when what it gives is in force; `unavailable` if that is not known. */
export interface SubscriptionCommands {
  put(call: Call, wanted: Wanted & { choice: PlanChoice }): Promise<void>
  cancel(call: Call, wanted: Wanted & { siteIds: readonly string[] }): Promise<void>
  resume(call: Call, wanted: Omit<Wanted, 'quoteId'>): Promise<void>
  /** What a command would cost now. */
  quote(
    call: Call,
    wanted: { companyId: string } & ({ choice: PlanChoice } | { siteIds: readonly string[] }),
  ): Promise<Quote>
}

export function createSubscriptionCommands(needs: {
  ledger: Ledger
  authorize: Authorize
  deed: Deed<CommandTransaction>
  known: KnownAccounts
  accounts: AccountStore
  catalogue: Catalogue
  clock: Clock
  zone: string
  /** The sites that a company has now. */
  sitesOf: (companyId: string) => Promise<readonly string[]>
  quotes: QuoteStore
  vatFor: (companyId: string) => Promise<VatOf>
  keepUpToDate: KeepUpToDate
  tellSite: TellSite
}): SubscriptionCommands {
  const { ledger, authorize, deed, known, accounts, catalogue, clock, zone } = needs
  const { sitesOf, quotes, vatFor, keepUpToDate, tellSite } = needs

  return {
    put: (call, { choice, ...wanted }) =>
      command(call, { ...wanted, permission: 'plan.change' }, (account) => commandFor(account, choice)),

    cancel: (call, { siteIds, ...wanted }) =>
      command(call, { ...wanted, permission: 'plan.cancel' }, () => ({ kind: 'cancel', siteIds })),

    resume: (call, wanted) =>
      act(
        call,
        { ...wanted, permission: 'plan.cancel' },
        async () => (account) => resumePlan(subscriptionOf(account), { at: clock() }, catalogue),
      ),

    async quote(call, { companyId, ...wanted }) {
      await authorize(call, companyId, 'siteIds' in wanted ? 'plan.cancel' : 'plan.change')
      await known.account(companyId)
      await keepUpToDate(companyId)
      const account = await known.account(companyId)
      const presentSiteIds = 'siteIds' in wanted ? await sitesOf(companyId) : []
      const quoted: QuotedCommand =
        'siteIds' in wanted ? { kind: 'cancel', siteIds: wanted.siteIds } : commandFor(account, wanted.choice)
      const now = Date.now()
      const quote = makeQuote(
        { id: newId(now), companyId, command: quoted, at: clock() },
        quotedAccount(account, { presentSiteIds, now }),
        catalogue,
        await vatFor(companyId),
      )
      await quotes.add(quote)
      return quote
    },
  }

  /** A company without a plan picks one; else it changes its plan. */
  function commandFor({ subscription }: Account, plan: PlanChoice): QuotedCommand {
    return { kind: !subscription || subscription.state === 'ended' ? 'pick' : 'change', plan }
  }

  function quotedAccount(
    { subscription, standing }: Account,
    { presentSiteIds, now }: { presentSiteIds: readonly string[]; now: number },
  ): QuotedAccount {
    return { ...(subscription && { subscription }), standing, presentSiteIds, zone, newSubscriptionId: newId(now) }
  }

  /** The quote, and how its company is taxed now. A quote that is not kept any more has expired. */
  async function acceptable(companyId: string, quoteId: string | undefined): Promise<Acceptable | undefined> {
    if (quoteId === undefined) return undefined
    const quote = await quotes.find(quoteId)
    if (quote?.companyId !== companyId) throw new DomainError('quote-expired')
    return { quote, vatOf: await vatFor(companyId) }
  }

  /** Does a command: by the quote that the call names, or as of now. */
  async function command(
    call: Call,
    { quoteId, ...wanted }: Wanted & { permission: 'plan.change' | 'plan.cancel' },
    commandOf: (account: Account) => QuotedCommand,
  ): Promise<void> {
    const { companyId, permission } = wanted
    await act(call, wanted, async () => {
      const accepted = await acceptable(companyId, quoteId)
      const presentSiteIds = permission === 'plan.cancel' ? await sitesOf(companyId) : []
      return (account, tx) => {
        const quoted = quotedAccount(account, { presentSiteIds, now: tx.now })
        const wish = commandOf(account)
        const now = clock()
        if (!accepted) return decideCommand({ command: wish, companyId, at: now }, quoted, catalogue)
        const { quote, vatOf } = accepted
        if (textOf(quote.command) !== textOf(wish)) throw new DomainError('quote-outdated')
        return acceptQuote(quote, { companyId, now }, quoted, catalogue, vatOf)
      }
    })
  }

  /**
   * The repeat of a call waits, too, until what the first one did is in force.
   * @param prepare gathers what the rule needs from others, once the caller is known to have the permission
   */
  async function act(
    call: Call,
    { companyId, ifVersion, permission }: Omit<Wanted, 'quoteId'> & { permission: PermissionId },
    prepare: () => Promise<(account: Account, tx: CommandTransaction) => SubscriptionDecision>,
  ): Promise<void> {
    await ledger.once(call, async () => {
      // A company that was created a moment ago may have no account yet: the deed waits for nothing.
      await authorize.admit(call, companyId)
      await known.opened(companyId)
      await authorize(call, companyId, permission)
      await keepUpToDate(companyId)
      const decide = await prepare()
      return deed(call, { stream: `company/${companyId}`, companyId, permission }, async (tx) => {
        const account = await accounts.find(companyId, tx.session)
        if (!account) throw new DomainError('unavailable')
        checkIsVersion(account, ifVersion)
        await accounts.save(withSubscription(account, decide(account, tx)), tx)
        return {}
      })
    })
    await tellSite(companyId)
  }
}
