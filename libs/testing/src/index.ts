export { atEnd } from './at-end.ts'
export { type TestAuthority, type TestCertificate, testAuthority } from './certificate-authority.ts'
export { certificateFiles } from './certificates.ts'
export { environment, testDatabase, uniqueName } from './database.ts'
export { outcomeOf } from './outcome-of.ts'
export {
  anonymousPassport,
  apiKeyPassport,
  newSigningKey,
  servicePassport,
  testKeys,
  userPassport,
} from './passports.ts'
export { securedMongo } from './secured-mongo.ts'
export { testEnvironment } from './service-environment.ts'
export { silentLog } from './silent-log.ts'
export { testRing, testSecrets } from './test-secrets.ts'
export { waitFor } from './wait-for.ts'
