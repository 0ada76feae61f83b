import * as company from '@holdfast/contracts/company'
import * as identity from '@holdfast/contracts/identity'
import { Consumers, Ledger } from '@holdfast/contracts/ledger'
import { overGrpc } from '@holdfast/replica'
import { type Channel, openChannel, type Signer } from '@holdfast/runtime'

/** What the gateway calls: one function per method of the services behind it. */
export type Services = ReturnType<typeof servicesOver>

export function openServices(options: {
  identityAddress: string
  companyAddress: string
  notificationAddress: string
  signer: Signer
}) {
  const { signer } = options
  const channels = {
    identity: openChannel({ address: options.identityAddress, signer }),
    company: openChannel({ address: options.companyAddress, signer }),
    notification: openChannel({ address: options.notificationAddress, signer }),
  }
  return {
    services: servicesOver(channels),
    /** The ledger whose sessions are remembered. */
    identityLedger: overGrpc(channels.identity, signer),
    close() {
      channels.identity.close()
      channels.company.close()
      channels.notification.close()
    },
  }
}

function servicesOver(channels: { identity: Channel; company: Channel; notification: Channel }) {
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
    consumers: channels.notification.client(Consumers),
    ledgers: { identity: channels.identity.client(Ledger), company: channels.company.client(Ledger) },
  }
}
