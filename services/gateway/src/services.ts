import { followerNames, ownerNames, type ServiceName, services } from '@holdfast/contracts'
import * as billing from '@holdfast/contracts/billing'
import * as company from '@holdfast/contracts/company'
import * as identity from '@holdfast/contracts/identity'
import { Consumers, Ledger } from '@holdfast/contracts/ledger'
import * as site from '@holdfast/contracts/site'
import type { Parts } from '@holdfast/process'
import { asService, type Channel, type Passport, type Signer } from '@holdfast/runtime'

/** The services that the gateway calls: one function per method of theirs. */
export type Services = ReturnType<typeof callServices>

type Called = (typeof services.gateway.calls)[number]

export function callServices(channel: Parts<'gateway'>['channel'], signer: Signer) {
  const channels = eachOf<Called, Channel>(services.gateway.calls, channel)
  return {
    users: channels.identity.client(identity.Users),
    sessions: channels.identity.client(identity.Sessions),
    apiKeys: channels.identity.client(identity.ApiKeys),
    twoFactor: channels.identity.client(identity.TwoFactor),
    userOperators: channels.identity.client(identity.Operators),
    accessChecks: channels.company.client(company.AccessChecks),
    companies: channels.company.client(company.Companies),
    members: channels.company.client(company.Members),
    siteMembers: channels.company.client(company.SiteMembers),
    invitations: channels.company.client(company.Invitations),
    companyOperators: channels.company.client(company.Operators),
    sites: channels.site.client(site.Sites),
    environments: channels.site.client(site.Environments),
    releases: channels.site.client(site.Releases),
    backups: channels.site.client(site.Backups),
    operations: channels.site.client(site.Operations),
    limits: channels.site.client(site.Limits),
    analytics: channels.site.client(site.Analytics),
    plans: channels.billing.client(billing.Plans),
    contacts: channels.billing.client(billing.Contacts),
    subscriptions: channels.billing.client(billing.Subscriptions),
    monthlyUsage: channels.billing.client(billing.MonthlyUsage),
    invoices: channels.billing.client(billing.Invoices),
    invoiceOperators: channels.billing.client(billing.InvoiceOperators),
    closes: channels.billing.client(billing.Closes),
    subscriptionOperators: channels.billing.client(billing.SubscriptionOperators),
    payments: channels.billing.client(billing.Payments),
    paymentWebhooks: channels.billing.client(billing.PaymentWebhooks),
    paymentOperators: channels.billing.client(billing.PaymentOperators),
    siteOperators: channels.site.client(site.Operators),
    /** The passport of calls that the gateway makes for itself and not for its caller. */
    asGateway: (requestId: string): Passport => asService(signer, requestId),
    /** One for each service that follows a ledger. */
    consumers: eachOf(followerNames, (name) => channels[name].client(Consumers)),
    /** One for each service that owns a ledger. */
    ledgers: eachOf(ownerNames, (name) => channels[name].client(Ledger)),
  }
}

function eachOf<Name extends ServiceName, Value>(names: readonly Name[], found: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, found(name)])) as Record<Name, Value>
}
