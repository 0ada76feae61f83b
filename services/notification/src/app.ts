import { Letters as CompanyLetters } from '@holdfast/contracts/company'
import { Directory, Letters as IdentityLetters } from '@holdfast/contracts/identity'
import { Ledger } from '@holdfast/contracts/ledger'
import { consumersService, followLedger } from '@holdfast/ledger'
import {
  connectMongo,
  createSigner,
  type Log,
  openChannel,
  readTrustedKeys,
  serve,
  serveMetrics,
} from '@holdfast/runtime'
import type { Config } from './config.ts'
import { createLetterSource } from './letters/letter-source.ts'
import { startSender } from './mails/mail-sender.ts'
import { createMailStore } from './mails/mail-store.ts'
import { onEntry } from './mails/on-entry.ts'
import { createPostOffice } from './mails/post-office.ts'

export async function startNotification(config: Config, log: Log) {
  const signer = createSigner('notification', config.SIGNING_KEY)
  const connection = await connectMongo(config.MONGODB_URI, config.DATABASE)
  const metrics = await serveMetrics({ address: config.METRICS_ADDRESS, log })
  const mails = await createMailStore(connection)
  const identity = openChannel({ address: config.IDENTITY_ADDRESS, signer })
  const company = openChannel({ address: config.COMPANY_ADDRESS, signer })

  const describe = createLetterSource({
    identity: identity.client(IdentityLetters),
    company: company.client(CompanyLetters),
    directory: identity.client(Directory),
    signer,
  })
  const postOffice = createPostOffice({ url: config.SMTP_URL, from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL })
  const sender = startSender({ mails, describe, send: postOffice.send, domain: config.MAIL_DOMAIN, log })
  const unwatch = mails.watch(sender.wake, log)

  const brokers = config.KAFKA_BROKERS.split(',')
  const follow = (owner: string, channel: typeof identity) =>
    followLedger({
      owner,
      group: 'notification',
      ledger: channel.client(Ledger),
      connection,
      brokers,
      signer,
      apply: (entry, session) => onEntry(mails, owner, entry, session),
      log,
    })
  const followers = [await follow('identity', identity), await follow('company', company)]

  const server = await serve({
    address: config.GRPC_ADDRESS,
    keys: readTrustedKeys(config.TRUSTED_KEYS),
    log,
    services: [consumersService(followers)],
  })
  server.ready(true)
  log.info({ port: server.port }, 'notification is ready')

  return {
    port: server.port,
    async stop() {
      await server.stop()
      await Promise.all(followers.map((follower) => follower.stop()))
      await unwatch()
      await sender.stop()
      postOffice.close()
      company.close()
      identity.close()
      await metrics.stop()
      await connection.close()
    },
  }
}
