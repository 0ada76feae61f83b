import { createLog } from '@holdfast/runtime'
import { startCompany } from '../../services/company/src/app.ts'
import { processorSeconds } from '../live/measures.ts'
import { doTasks } from '../live/worker.ts'

// The unchanged company service, in a process that can be asked for its processor time.

const { env } = process
const company = await startCompany(
  {
    MONGODB_URI: env.MONGODB_URI!,
    DATABASE: env.DATABASE!,
    KAFKA_BROKERS: env.KAFKA_BROKERS!,
    SIGNING_KEY: env.SIGNING_KEY!,
    TRUSTED_KEYS: env.TRUSTED_KEYS!,
    GRPC_ADDRESS: '127.0.0.1:0',
    // No measured call asks identity, so no identity has to run.
    IDENTITY_ADDRESS: '127.0.0.1:9',
    LOG_LEVEL: 'error',
    LEASE_MS: 5_000,
    LINK_SECRETS: env.LINK_SECRETS!,
    OWNER_RECOVERY_NOTICE_MS: 72 * 3_600_000,
    INVITATIONS_PER_DAY: 500,
    INVITATIONS_PER_ADDRESS: 10,
    RESEND_AFTER_MS: 60_000,
  },
  createLog('company', 'error'),
)

const tasks = {
  address: async () => `127.0.0.1:${company.port}`,
  processorSeconds: async () => processorSeconds(),
}
export type CompanyTasks = typeof tasks

doTasks(tasks, () => company.stop())
