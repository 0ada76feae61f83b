import { followerNames, ownerNames, type ServiceName } from '@holdfast/contracts'
import * as company from '@holdfast/contracts/company'
import * as identity from '@holdfast/contracts/identity'
import { Consumers, Ledger } from '@holdfast/contracts/ledger'
import type { Parts } from '@holdfast/process'
import type { Calls } from '@holdfast/runtime'

/** What the gateway calls: one function per method of the services behind it. */
export type Services = ReturnType<typeof callServices>

export function callServices(channel: Parts<'gateway'>['channel']) {
  const channels = { identity: channel('identity'), company: channel('company'), notification: channel('notification') }
  return {
    users: channels.identity.client(identity.Users),
    sessions: channels.identity.client(identity.Sessions),
    apiKeys: channels.identity.client(identity.ApiKeys),
    twoFactor: channels.identity.client(identity.TwoFactor),
    userOperators: channels.identity.client(identity.Operators),
    accessChecks: channels.company.client(company.AccessChecks),
    companies: channels.company.client(company.Companies),
    members: channels.company.client(company.Members),
    invitations: channels.company.client(company.Invitations),
    companyOperators: channels.company.client(company.Operators),
    /** Of every service that follows a ledger, and of every one that owns one. */
    consumers: clientsOf(followerNames, (name) => channels[name].client(Consumers)),
    ledgers: clientsOf(ownerNames, (name) => channels[name].client(Ledger)),
  }
}

function clientsOf<Name extends ServiceName, Definition>(
  names: readonly Name[],
  client: (name: Name) => Calls<Definition>,
) {
  return Object.fromEntries(names.map((name) => [name, client(name)])) as Record<Name, Calls<Definition>>
}
