import type { Authorize, Deed, PermissionId } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import type { Call } from '@holdfast/runtime'
import { type Account, checkAccountVersion, subscriptionOf, withSubscription } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { Clock } from '../clock.ts'
import type { TellSite } from '../limits/limit-telling.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'
import {
  acceptQuote,
  makeQuote,
  type Quote,
  type QuotedAccount,
  type QuotedCommand,
  type VatOf,
} from '../quotes/quote.ts'
import type { QuoteStore } from '../quotes/quote-store.ts'
import { textOf } from '../values/value.ts'
import { cancelPlan, changePlan, resumePlan } from './changing.ts'
import { pick } from './starting.ts'
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
    async put(call, { choice: plan, quoteId, ...wanted }) {
      const accepted = await acceptable(wanted.companyId, quoteId)
      await act(call, { ...wanted, permission: 'plan.change' }, (account, tx) => {
        if (accepted) return accept(accepted, commandFor(account, plan), account, { presentSiteIds: [], now: tx.now })
        const { companyId, subscription } = account
        const at = clock()
        const command = commandFor(account, plan)
        if (command.kind === 'pick') {
          return pick({ id: newId(tx.now), companyId, plan, at, zone }, catalogue, subscription).started
        }
        return changePlan(subscriptionOf(account), { plan, at }, catalogue)
      })
    },

    async cancel(call, { siteIds, quoteId, ...wanted }) {
      const accepted = await acceptable(wanted.companyId, quoteId)
      let presentSiteIds: readonly string[] = []
      const lookAtSites = async () => {
        presentSiteIds = await sitesOf(wanted.companyId)
      }
      await act(call, { ...wanted, permission: 'plan.cancel', prepare: lookAtSites }, (account, tx) => {
        if (accepted) return accept(accepted, { kind: 'cancel', siteIds }, account, { presentSiteIds, now: tx.now })
        return cancelPlan(subscriptionOf(account), { siteIds, presentSiteIds, at: clock() }, catalogue)
      })
    },

    resume: (call, wanted) =>
      act(call, { ...wanted, permission: 'plan.cancel' }, (account) =>
        resumePlan(subscriptionOf(account), { at: clock() }, catalogue),
      ),

    async quote(call, { companyId, ...wanted }) {
      await authorize(call, companyId, 'siteIds' in wanted ? 'plan.cancel' : 'plan.change')
      await known.account(companyId)
      await keepUpToDate(companyId)
      const account = await known.account(companyId)
      const presentSiteIds = 'siteIds' in wanted ? await sitesOf(companyId) : []
      const command: QuotedCommand =
        'siteIds' in wanted ? { kind: 'cancel', siteIds: wanted.siteIds } : commandFor(account, wanted.choice)
      const now = Date.now()
      const quote = makeQuote(
        { id: newId(now), companyId, command, at: clock() },
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
    { subscription }: Account,
    { presentSiteIds, now }: { presentSiteIds: readonly string[]; now: number },
  ): QuotedAccount {
    return { ...(subscription && { subscription }), presentSiteIds, zone, newSubscriptionId: newId(now) }
  }

  /** The quote, and how its company is taxed now. A quote that is not kept any more has expired. */
  async function acceptable(companyId: string, quoteId: string | undefined): Promise<Acceptable | undefined> {
    if (quoteId === undefined) return undefined
    const quote = await quotes.find(quoteId)
    if (quote?.companyId !== companyId) throw new DomainError('quote-expired')
    return { quote, vatOf: await vatFor(companyId) }
  }

  function accept(
    { quote, vatOf }: Acceptable,
    command: QuotedCommand,
    account: Account,
    given: { presentSiteIds: readonly string[]; now: number },
  ): SubscriptionDecision {
    if (textOf(quote.command) !== textOf(command)) throw new DomainError('quote-outdated')
    const acceptance = { companyId: account.companyId, now: clock() }
    return acceptQuote(quote, acceptance, quotedAccount(account, given), catalogue, vatOf)
  }

  /** The repeat of a call waits, too, until what the first one did is in force. */
  async function act(
    call: Call,
    wanted: Omit<Wanted, 'quoteId'> & { permission: PermissionId; prepare?: () => Promise<void> },
    decide: (account: Account, tx: CommandTransaction) => SubscriptionDecision,
  ): Promise<void> {
    const { companyId, ifVersion, permission, prepare } = wanted
    await ledger.once(call, async () => {
      // A company that was created a moment ago may have no account yet: the deed waits for nothing.
      await authorize.admit(call, companyId)
      await known.account(companyId)
      await authorize(call, companyId, permission)
      await keepUpToDate(companyId)
      await prepare?.()
      return deed(call, { stream: `company/${companyId}`, companyId, permission }, async (tx) => {
        const account = await accounts.find(companyId, tx.session)
        if (!account) throw new DomainError('unavailable')
        checkAccountVersion(account, ifVersion)
        await accounts.save(withSubscription(account, decide(account, tx)), tx)
        return {}
      })
    })
    await tellSite(companyId)
  }
}
