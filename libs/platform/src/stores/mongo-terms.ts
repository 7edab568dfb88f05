import type {
  AnyBulkWriteOperation,
  ClientInsertOneModel,
  ClientDeleteOneModel,
  ClientReplaceOneModel,
  ClientUpdateOneModel,
  Document,
  Filter as MongoFilter,
} from 'mongodb';
import type { Filter, StoredRow, Test, Write } from './tables.js';

export type Row = StoredRow & Document;

/** The filter in MongoDB's terms. */
export function mongoFilter({ all, oneOf }: Filter): MongoFilter<Row> {
  const conditions = all.map(mongoTest);
  if (oneOf) conditions.push({ $or: oneOf.map((tests) => ({ $and: tests.map(mongoTest) })) });
  return conditions.length === 0 ? {} : { $and: conditions };
}

function mongoTest({ field, is, value }: Test): Document {
  switch (is) {
    case 'startsWith':
      return { [field]: { $gte: value, $lt: `${value}\uffff` } };
    case 'anyStartsWith':
      return { [field]: { $elemMatch: { $gte: value, $lt: `${value}\uffff` } } };
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'in':
      return { [field]: { [`$${is}`]: value } };
  }
}

/** One change in MongoDB's terms, of the collection it is sent to. */
export function mongoWrite(write: Write): AnyBulkWriteOperation<Row> {
  const { name, namespace, ...operation } = clientWrite('', write);
  return { [name]: operation } as unknown as AnyBulkWriteOperation<Row>;
}

type ClientWrite =
  | ClientInsertOneModel<Row>
  | ClientReplaceOneModel<Row>
  | ClientDeleteOneModel<Row>
  | ClientUpdateOneModel<Row>;

/** One change in MongoDB's terms, which says what collection it is of. */
export function clientWrite(namespace: string, write: Write): ClientWrite {
  if ('put' in write) {
    const filter = { _id: write.put._id };
    return { name: 'replaceOne', namespace, filter, replacement: write.put, upsert: true };
  }
  if ('insert' in write) return { name: 'insertOne', namespace, document: write.insert };
  if ('remove' in write) return { name: 'deleteOne', namespace, filter: { _id: write.remove } };
  const { add, figures, set, unlessSeen } = write;
  const unseen = unlessSeen === undefined ? {} : { _position: { $lt: unlessSeen } };
  const filter = { _id: add, ...unseen };
  return {
    name: 'updateOne',
    namespace,
    filter,
    update: { $inc: figures, $set: set },
    upsert: true,
  };
}
