import type { AnyBulkWriteOperation, Document, Filter as MongoFilter } from 'mongodb';
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

/** One change in MongoDB's terms. */
export function mongoWrite(write: Write): AnyBulkWriteOperation<Row> {
  if ('put' in write) {
    const { _id } = write.put;
    return { replaceOne: { filter: { _id }, replacement: write.put, upsert: true } };
  }
  if ('insert' in write) return { insertOne: { document: write.insert } };
  if ('remove' in write) return { deleteOne: { filter: { _id: write.remove } } };
  const { add, figures, set, unlessSeen } = write;
  const unseen = unlessSeen === undefined ? {} : { _position: { $lt: unlessSeen } };
  return {
    updateOne: {
      filter: { _id: add, ...unseen },
      update: { $inc: figures, $set: set },
      upsert: true,
    },
  };
}
