import { connect, type Socket } from 'node:net'
import { openForger } from '../faults/forged-records.ts'
import { newAddress } from '../support/person.ts'
import { demand } from './demand.ts'
import type { Fault } from './fault.ts'
import { every } from './traffic.ts'

/** There and back: more than two seconds. */
const SLOW_MS = 1_200
const SLOW_DATABASE_MS = 400
/** Not the address of the run itself, whose own connections must not be closed. */
const STRANGER = '127.0.0.9'
const MANY_CONNECTIONS = 100

export const wireFaults: Fault[] = [
  {
    what: 'every byte between gateway and company is late by more than a second',
    alerts: ['HoldfastRequestsSlow'],
    seconds: 300,
    async strike({ links, reads, people }) {
      const reading = reads(`/v1/companies/${people.companyId}/members`)
      links.gatewayToCompany.delay(SLOW_MS)
      return async () => {
        links.gatewayToCompany.pass()
        await reading.stop()
      }
    },
  },
  {
    what: 'one address opens hundreds of connections to the gateway',
    alerts: ['HoldfastConnectionsRefused'],
    async strike({ test }) {
      const { hostname: host, port } = new URL(test.url)
      const sockets = new Set<Socket>()
      const open = async () => {
        const socket = connect({ host, port: Number(port), localAddress: STRANGER })
        sockets.add(socket)
        socket.on('error', () => {})
        socket.once('close', () => sockets.delete(socket))
      }
      for (let i = 0; i < MANY_CONNECTIONS; i++) await open()
      const more = every(50, open)
      return async () => {
        await more.stop()
        for (const socket of sockets) socket.destroy()
      }
    },
  },
  {
    what: 'the certificate of site was not renewed: an hour of nine is left',
    alerts: ['HoldfastCertificateExpires'],
    async strike({ certificates }) {
      await certificates.renew('site', [8, 1])
      return () => certificates.renew('site')
    },
  },
  {
    what: 'the database of billing is slow, while many read invoices',
    alerts: ['HoldfastDatabaseConnectionsShort'],
    async strike({ links, reads, people }) {
      links.billingToDatabase.delay(SLOW_DATABASE_MS)
      const reading = reads(`/v1/companies/${people.companyId}/invoices`, { everyMs: 40, atOnce: 40 })
      return async () => {
        links.billingToDatabase.pass()
        await reading.stop()
      }
    },
  },
  {
    what: 'the streams from company to site are cut twice a second and the broker is stopped, while roles change',
    alerts: ['HoldfastFeedThin'],
    seconds: 400,
    async strike({ links, changes, test }) {
      const { kafka } = test.infrastructure.faults
      await kafka!.kill('SIGSTOP')
      const changing = changes()
      const cutting = every(500, async () => links.siteToLedgerOfCompany.cut())
      return async () => {
        await cutting.stop()
        await kafka!.kill('SIGCONT')
        await changing.stop()
      }
    },
  },
  {
    what: 'notification is cut off from its database, while roles change',
    alerts: ['HoldfastFollowerBehind'],
    async strike({ links, changes }) {
      links.notificationToDatabase.hold()
      const changing = changes()
      return async () => {
        links.notificationToDatabase.pass()
        await changing.stop()
      }
    },
  },
  {
    what: 'somebody who may write to the topic of company forges records',
    alerts: ['HoldfastStrangeRecords'],
    async strike({ test }) {
      const forger = await openForger(test, 'company')
      const forging = every(1_000, () => forger.forge())
      return async () => {
        await forging.stop()
        await forger.close()
      }
    },
  },
  {
    what: 'the mail server takes no connections',
    alerts: ['HoldfastMailsLate'],
    seconds: 300,
    async strike({ links }) {
      links.notificationToMailServer.refuse()
      links.notificationToMailServer.cut()
      return async () => links.notificationToMailServer.pass()
    },
    async meanwhile({ people: { owner, companyId } }) {
      const wanted = { emails: [newAddress('dora')], access: { companyRole: 'developer' } }
      await demand(owner, 200, 'POST', `/v1/companies/${companyId}/invitations`, wanted)
    },
  },
]
