export { consume, type IncomingRecord, type RecordConsumer } from './consumer.ts'
export { connect } from './kafka.ts'
export { createProducer, type OutgoingRecord, type RecordProducer } from './producer.ts'
export { ensureTopics } from './topics.ts'
