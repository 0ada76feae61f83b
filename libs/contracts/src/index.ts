export { API_KEY_PREFIX } from './api-keys.ts'
export { type Callers, callersOf, contractsOf } from './callers.ts'
export { countryCodes } from './countries.ts'
export { canonicalEmail, isEmail, maskedEmail, normalEmail, SPELLED } from './emails.ts'
export { withFrenchSpaces } from './french-spaces.ts'
export { idBytes, idText, isId, newId } from './ids.ts'
export type { Message } from './load.ts'
export { hostOf, networkOf } from './networks.ts'
export { type SecurityEventType, securityEvents, securityEventsOf } from './security-events.ts'
export {
  driverNames,
  followerNames,
  ledgersOf,
  type Need,
  type OwnerName,
  ownerNames,
  type ProgramName,
  programNames,
  type ServiceName,
  serviceNames,
  services,
  storingNames,
} from './services.ts'
export { SHARDS, type Stream, shardOf, topicOf } from './shards.ts'
export { isShown, textFault, textLengths, tidyText } from './visible-text.ts'
