export { isEmail, maskedEmail, normalEmail } from './emails.ts'
export { idBytes, idText, isId, newId } from './ids.ts'
export { type Message, message, service } from './load.ts'
export { SHARDS, type Stream, shardOf, topicOf } from './shards.ts'
