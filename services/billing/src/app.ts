import { createDecide, createDeed, type PermissionTable, permissions } from '@holdfast/access'
import { createCompanyFacts, factMetrics, openAuthorizationAway } from '@holdfast/access/company'
import {
  Accounts,
  Closes,
  Contacts,
  Deliveries,
  Entitlements,
  InvoiceOperators,
  Invoices,
  MonthlyUsage,
  PaymentOperators,
  Payments,
  PaymentWebhooks,
  Plans,
  SubscriptionOperators,
  Subscriptions,
} from '@holdfast/contracts/billing'
import { Letters } from '@holdfast/contracts/ledger'
import { startService } from '@holdfast/process'
import { implement, type Log, openHold, startSweep } from '@holdfast/runtime'
import { Temporal } from 'temporal-polyfill'
import { accountApi } from './accounts/account-api.ts'
import { createAccountStore } from './accounts/account-store.ts'
import { followCompanies } from './accounts/company-entries.ts'
import { createTakeover } from './accounts/earlier-accounts.ts'
import { createKnownAccounts } from './accounts/known-accounts.ts'
import { createPremiumStagingStore } from './add-ons/premium-staging-store.ts'
import { billingContactApi } from './billing-contacts/billing-contact-api.ts'
import { createBillingContactStore } from './billing-contacts/billing-contact-store.ts'
import { createBookStore } from './book/book-store.ts'
import { openBuyerMembers, openCompanyBuyers } from './buyers/company-buyers.ts'
import { createKnownBuyers } from './buyers/known-buyers.ts'
import { createChargeStore } from './charges/charge-store.ts'
import { invoiceTimes } from './charges/invoice-time.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Close, summedUpTo } from './closes/close.ts'
import { closeApi } from './closes/close-api.ts'
import { type CloseStep, createCloseRun, type ForeseeCharges } from './closes/close-run.ts'
import { createCloseStore } from './closes/close-store.ts'
import type { Config } from './config.ts'
import { deliveryApi } from './deliveries/delivery-api.ts'
import { startDocumentRendering } from './documents/document-rendering.ts'
import { createCompanyTelling } from './dunning/company-telling.ts'
import { createDunningSteps, type DunningSteps } from './dunning/dunning-steps.ts'
import { createDunningStore } from './dunning/dunning-store.ts'
import { entitlementApi } from './entitlements/entitlement-api.ts'
import { createInvoiceFileStore } from './invoice-files/invoice-file-store.ts'
import { createKeptFiles } from './invoice-files/kept-files.ts'
import { invoiceMailApi } from './invoice-mails/invoice-mail-api.ts'
import { createInvoiceMailStore } from './invoice-mails/invoice-mail-store.ts'
import { invoiceSettingApi } from './invoice-settings/invoice-setting-api.ts'
import { createInvoiceSettingStore } from './invoice-settings/invoice-setting-store.ts'
import { createChargedVat } from './invoices/charged-vat.ts'
import { invoiceApi } from './invoices/invoice-api.ts'
import { createInvoicing } from './invoices/invoice-command.ts'
import { invoiceOperatorApi } from './invoices/invoice-operator-api.ts'
import { createInvoiceStore } from './invoices/invoice-store.ts'
import { createInvoiceSweep, createVatSweep } from './invoices/invoice-sweep.ts'
import { letterApi } from './letters/letter-api.ts'
import { billingLetters } from './letters/letter-events.ts'
import { openCompanySites } from './limits/company-sites.ts'
import { createTellSite } from './limits/limit-telling.ts'
import { openPlanLimits } from './limits/plan-limits.ts'
import { createMonthStore } from './months/month-store.ts'
import { createOverageCapStore } from './overage-caps/overage-cap-store.ts'
import { paymentMethodApi } from './payment-methods/payment-method-api.ts'
import { createPaymentMethodStore } from './payment-methods/payment-method-store.ts'
import { paymentApi } from './payments/payment-api.ts'
import { createPaymentCharging } from './payments/payment-charging.ts'
import { paymentOperatorApi } from './payments/payment-operator-api.ts'
import { createPaymentRecording } from './payments/payment-recording.ts'
import { createPaymentStore } from './payments/payment-store.ts'
import { createRestoredPayments } from './payments/restored-payments.ts'
import { openStripe } from './payments/stripe-provider.ts'
import { webhookApi } from './payments/webhook-api.ts'
import { checkCurrency, planName } from './plans/catalogue.ts'
import { planApi } from './plans/plan-api.ts'
import { readCatalogue } from './plans/plan-catalogue.ts'
import { createPlanOffering } from './plans/plan-offering.ts'
import { quoteApi } from './quotes/quote-api.ts'
import { createQuoteStore } from './quotes/quote-store.ts'
import { createQuotedVat } from './quotes/quoted-vat.ts'
import { createReceiptStore } from './receipts/receipt-store.ts'
import { dateAt } from './sellers/seller.ts'
import { readSeller } from './sellers/seller-data.ts'
import { createSettlements } from './settlements/settlement-command.ts'
import { createRenewalSweep } from './subscriptions/renewal-sweep.ts'
import { subscriptionApi } from './subscriptions/subscription-api.ts'
import { createSubscriptionCommands } from './subscriptions/subscription-commands.ts'
import { subscriptionOperatorApi } from './subscriptions/subscription-operator-api.ts'
import { createUnpaidSubscriptions } from './subscriptions/unpaid-subscriptions.ts'
import { createKeepUpToDate } from './subscriptions/up-to-date.ts'
import { readVatTable } from './taxes/vat-data.ts'
import { createNoticeStore } from './usage/notice-store.ts'
import { createNoticeSweep } from './usage/notice-sweep.ts'
import { followUsage } from './usage/site-entries.ts'
import { usageApi } from './usage/usage-api.ts'
import { createUsageLineStore } from './usage/usage-store.ts'
import { parseVatId } from './vat-ids/vat-id.ts'
import { createVatIdStore } from './vat-ids/vat-id-store.ts'
import { openViesRegister } from './vat-ids/vies-register.ts'
import { createVerification } from './verifications/verify-command.ts'

/** A version of a plan is offered so late after its time at most. */
const OFFER_MS = 60_000

/**
 * @param options.table a permission table with a deliberate fault, with which a run proves that the tests notice it
 * @param options.clock business time, for runs in which years pass
 * @param options.unowedMs how long the sweep rests that ends payments which are not owed any more
 * @param options.sweepMs how long sweeps rest: such a run would wait for them a thousand times
 */
export function startBilling(
  config: Config,
  log: Log,
  options: { table?: PermissionTable; signal?: AbortSignal; clock?: Clock; sweepMs?: number; unowedMs?: number } = {},
) {
  const { table = permissions, signal, clock = systemClock, sweepMs = 1_000, unowedMs = 60_000 } = options
  // Replicas get the plans; no process of billing needs them in memory.
  const tables = { 'plan-version': [] }
  return startService('billing', { config, log, signal, tables, letters: billingLetters }, async (parts) => {
    const { connection, ledger, signer, admitOperator } = parts
    const facts = createCompanyFacts(log)
    parts.measure(factMetrics('company', facts))
    const company = parts.channel('company')
    const decide = createDecide(table)
    const { authorize, close } = openAuthorizationAway({
      company,
      signer,
      facts,
      replica: parts.copy('company', { tables: { ...facts.tables } }),
      log,
      decide,
    })
    parts.afterCalls(close)
    const deed = createDeed(ledger, authorize)

    const hold = await openHold(connection, { waits: 'invoices and charges', log })
    parts.measure(hold.measured)

    const catalogue = readCatalogue()
    const vatTable = readVatTable(config.VAT_FILE)
    const seller = readSeller(vatTable, config.SELLER_FILE)
    checkCurrency(catalogue, seller.currency)
    const zone = seller.timeZone
    const charges = await createChargeStore(connection)
    const months = await createMonthStore(connection)
    const accounts = await createAccountStore(connection, { charges, months, invoiceAt: invoiceTimes(seller) })
    const offerPlans = await createPlanOffering({ connection, ledger, catalogue, signer })
    parts.beforeReady(offerPlans)
    parts.beforeReady(createTakeover({ connection, ledger, accounts, catalogue, signer, clock, zone }))
    const wake = (companyId: string) => void keepUpToDate(companyId).catch(() => {})
    const companies = parts.follow('company', followCompanies({ accounts, catalogue, clock, zone, wake }))
    const known = createKnownAccounts({ ledger, accounts, companies })
    const usage = await createUsageLineStore(connection)
    const stagings = await createPremiumStagingStore(connection)
    const caps = await createOverageCapStore(connection, seller.currency)
    const siteEntries = parts.follow('site', followUsage({ usage, stagings, clock, log }))
    const site = parts.channel('site')
    const sites = openCompanySites(site, signer)
    const tellSite = createTellSite({ ledger, accounts, catalogue, limits: openPlanLimits(site, signer), signer, log })
    const keepUpToDate = createKeepUpToDate({
      ...{ ledger, accounts, catalogue, clock, tellSite, signer },
      isHeld: hold.isHeld,
    })
    const renewal = createRenewalSweep({ accounts, clock, keepUpToDate, log })
    parts.beside(() =>
      startSweep({ everyMs: sweepMs, tasks: { 'periods that have ended': hold.resting(renewal) }, log }),
    )
    const settlements = createSettlements({
      ...{ ledger, signer, months, charges, usage, stagings, caps, catalogue, clock, log },
      invoiceAt: invoiceTimes(seller),
      caughtUp: async (companyId) => {
        await siteEntries.catchUp(`company/${companyId}`)
        for (const siteId of await stagings.sitesOf(companyId)) await siteEntries.catchUp(`site/${siteId}`)
      },
      graceDays: seller.lateUsageDays,
    })
    const notices = await createNoticeStore(connection)
    const giveNotices = createNoticeSweep({ ledger, signer, accounts, usage, notices, catalogue, clock, log })
    parts.beside(() => startSweep({ everyMs: sweepMs, tasks: { 'notices of usage': giveNotices }, log }))
    parts.beside(() =>
      startSweep({ everyMs: sweepMs, tasks: { 'months that have ended': settlements.settleDue }, log }),
    )

    const book = await createBookStore(connection, seller.currency, () => dateAt(seller, clock()))
    const invoices = await createInvoiceStore(connection)
    const vatIds = await createVatIdStore(connection)
    const chargedVat = createChargedVat({ charges, invoices })
    const invoiceSettings = await createInvoiceSettingStore(connection)
    const buyers = createKnownBuyers({
      describe: openCompanyBuyers(company, signer),
      vatIds,
      vatTable,
      ask: config.VIES_URL ? openViesRegister(config.VIES_URL, parseVatId(seller.vatId, vatTable)) : undefined,
      clock,
    })
    const commands = createSubscriptionCommands({
      ledger,
      authorize,
      deed,
      known,
      accounts,
      catalogue,
      clock,
      zone,
      sitesOf: sites.of,
      quotes: await createQuoteStore(connection),
      vatFor: createQuotedVat({ buyers, vatIds, chargedVat, vatTable, seller, clock }),
      keepUpToDate,
      tellSite,
    })
    const dunnings = await createDunningStore(connection)
    const telling = createCompanyTelling({ ledger, dunnings, company, signer, log })
    const tellCompany = telling.tell
    const sitesOf = sites.of
    const ending = { ledger, accounts, catalogue, clock, signer, sitesOf, keepUpToDate, tellSite }
    const unpaid = createUnpaidSubscriptions(ending)
    const payments = await createPaymentStore(connection)
    const methods = await createPaymentMethodStore(connection)
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret = '', STRIPE_URL: apiUrl } = config
    if (secretKey !== undefined && webhookSecret === '') throw new Error('STRIPE_WEBHOOK_SECRET is missing')
    const stripe =
      secretKey === undefined
        ? undefined
        : openStripe({ secretKey, webhookSecret, ...(apiUrl !== undefined && { apiUrl }) })
    const provider = stripe && {
      ...stripe,
      charge: hold.refusing(stripe.charge),
      refund: hold.refusing(stripe.refund),
    }
    const settled: DunningSteps['settled'] = (account, tx) => dunning.settled(account, tx)
    const charged = { ledger, book, payments, methods, provider, settled, tellCompany, clock, signer, log }
    const charger = createPaymentCharging(charged)
    // A payment that is only requested would be asked for as soon as the hold is released, whatever is known by then.
    const charging = { ...charger, request: hold.refusing(charger.request), refund: hold.refusing(charger.refund) }
    const { request } = charging
    const askProvider = createRestoredPayments({ hold, ledger, accounts, payments, provider, charging, signer, log })
    const dunningNeeds = {
      ledger,
      book,
      dunnings,
      seller,
      clock,
      invoices,
      tellCompany,
      unpaid,
      payments,
      request,
      signer,
      log,
    }
    const dunning = createDunningSteps(dunningNeeds)
    const issuer = createInvoicing({
      ...{ ledger, signer, seller, vatTable, vatIds, charges, chargedVat, invoices, book, sites },
      settings: invoiceSettings,
      planName: (planId, version) => planName(catalogue, planId, version),
      settled: dunning.settled,
    })
    // Numbers may have been given since the backup: the counters are right when an operator says so.
    const invoicing = {
      ...issuer,
      issueDue: hold.refusing(issuer.issueDue),
      correct: hold.refusing(issuer.correct),
      replace: hold.refusing(issuer.replace),
    }
    const rendering = startDocumentRendering({ log })
    parts.afterCalls(() => rendering.stop())
    const invoiceFiles = await createInvoiceFileStore(connection)
    const files = createKeptFiles({ files: invoiceFiles, invoices, rendering, log })
    const verify = createVerification({ ledger, invoices, files: invoiceFiles, book, payments, provider, seller })
    const filesTasks = { 'files of documents': files.makeSome }
    parts.beside(() => startSweep({ everyMs: sweepMs, tasks: filesTasks, log }))
    const closes = await createCloseStore(connection)
    // While a close issues, the sweeps do not: its documents have the order of its companies. What operators take back, and the
    // final invoice of a company that is closed, are issued between them.
    const isPaused = async () => (await closes.running())?.isDryRun === false
    const renewed: CloseStep = async (companyId, { at }) => {
      if (await accounts.isDue(companyId, at)) await keepUpToDate(companyId)
    }
    const graceDaysOf = ({ isNow }: Close) => (isNow ? 0 : seller.lateUsageDays)
    const summedUp: CloseStep = (companyId, close) =>
      settlements.settleMonths(companyId, summedUpTo(close, seller), graceDaysOf(close))
    const foresee: ForeseeCharges = (companyId, close) =>
      settlements.previewMonths(companyId, summedUpTo(close, seller), graceDaysOf(close))
    const runClose = createCloseRun({
      ...{ ledger, signer, closes, buyers, invoicing, seller, clock, log },
      companiesAfter: accounts.companiesAfter,
      steps: [renewed, summedUp],
      foresee,
    })
    parts.beside(() => startSweep({ everyMs: sweepMs, tasks: { 'the close that runs': hold.resting(runClose) }, log }))
    // A renewed plan and what the month before it costs besides are on one invoice.
    const settle = (companyId: string, now: Temporal.Instant) =>
      settlements.settleMonths(companyId, now, seller.lateUsageDays)
    const invoiceTasks = {
      'invoices that are due': hold.resting(
        createInvoiceSweep({ charges, buyers, invoicing, settle, isPaused, clock, log }),
      ),
      'VAT ids to be asked about': buyers.askAgain,
      'VAT to be taken back': hold.resting(createVatSweep({ vatIds, invoices, invoicing, isPaused, clock, log })),
    }
    parts.beside(() => startSweep({ everyMs: sweepMs, tasks: invoiceTasks, log }))

    const receipts = await createReceiptStore(connection)
    const recording = createPaymentRecording({ ledger, book, payments, receipts, dunning })
    const dunningTasks = { 'steps of dunning': hold.resting(dunning.sweep), 'who has not paid, untold': telling.sweep }
    parts.beside(() => startSweep({ everyMs: sweepMs, tasks: dunningTasks, log }))
    // By themselves: a provider that is slow holds nothing else.
    const askTasks = {
      'payments since the backup': askProvider,
      'payments to be asked for': hold.resting(charging.askForUnasked),
    }
    parts.beside(() => startSweep({ everyMs: sweepMs, tasks: askTasks, log }))
    const endTasks = { 'payments that are not owed any more': hold.resting(charging.withdrawUnowed) }
    parts.beside(() => startSweep({ everyMs: unowedMs, tasks: endTasks, log }))
    const paying = {
      ledger,
      authorize,
      deed,
      methods,
      provider,
      charging,
      known,
      book,
      payments,
      receipts,
      recording,
      tellCompany,
      admitOperator,
      seller,
      clock,
    }

    const offering = { 'plans that begin or cease to be offered': () => offerPlans().then(() => false) }
    parts.beside(() => startSweep({ everyMs: OFFER_MS, tasks: offering, log }))
    const billingContacts = await createBillingContactStore(connection)
    const invoiceMails = await createInvoiceMailStore(connection)
    const correspondence = { ledger, authorize, deed, billingContacts, invoiceSettings, invoiceMails }
    return [
      implement(Contacts, {
        ...billingContactApi(correspondence),
        ...invoiceSettingApi(correspondence),
        ...invoiceMailApi(correspondence),
      }),
      implement(Deliveries, deliveryApi({ ledger, invoices, clock, log })),
      implement(
        Letters,
        letterApi({
          ...correspondence,
          describe: openBuyerMembers(company, signer),
          invoices,
          files: invoiceFiles,
          book,
          decide,
          sellerEmail: seller.email,
          planNameOf: ({ planId, version }) => planName(catalogue, planId, version),
          dateOf: (at) => dateAt(seller, Temporal.Instant.fromEpochMilliseconds(at)),
          sites,
        }),
      ),
      implement(
        Accounts,
        accountApi({
          ...{ ledger, known, accounts, companies, keepUpToDate, settlements, months, charges },
          ...{ buyers, invoicing, book, seller, clock },
        }),
      ),
      implement(Plans, planApi(catalogue)),
      implement(Entitlements, entitlementApi({ known, catalogue })),
      implement(Closes, closeApi({ ledger, admitOperator, closes, companies: accounts, seller, clock })),
      implement(
        InvoiceOperators,
        invoiceOperatorApi({
          ...{ ledger, admitOperator, invoicing, invoices, book, verify, seller, vatTable, clock },
        }),
      ),
      implement(Subscriptions, { ...subscriptionApi({ authorize, known, commands }), ...quoteApi(commands) }),
      implement(
        SubscriptionOperators,
        subscriptionOperatorApi({ ledger, admitOperator, known, accounts, catalogue, clock, zone, tellSite }),
      ),
      implement(
        MonthlyUsage,
        usageApi({
          ...{ authorize, deed, known, accounts, months, caps, settlements, keepUpToDate, catalogue, clock },
          currency: seller.currency,
        }),
      ),
      implement(Invoices, invoiceApi({ authorize, invoices, files, book, seller, clock })),
      implement(Payments, { ...paymentApi(paying), ...paymentMethodApi(paying) }),
      implement(PaymentWebhooks, webhookApi(paying)),
      implement(PaymentOperators, paymentOperatorApi(paying)),
    ]
  })
}
