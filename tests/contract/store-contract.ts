import { afterEach, beforeEach, describe } from 'vitest';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { factsContract } from './contract-facts.ts';
import { incomingContract } from './contract-incoming.ts';
import { laterTasksContract } from './contract-later-tasks.ts';
import { lettersContract } from './contract-letters.ts';
import { messagesContract } from './contract-messages.ts';
import { recordsContract } from './contract-records.ts';
import { transactionsContract } from './contract-transactions.ts';
import type { StorePlace } from './store-place.ts';

/** What every store must do. `create` makes an empty place; each test has one of its own. */
export function storeContract(name: string, create: () => StorePlace | Promise<StorePlace>): void {
  describe(name, () => {
    let place: StorePlace;
    let store: SqlStore;
    beforeEach(async () => {
      place = await create();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      place.remove();
    });
    const getPlace = (): StorePlace => place;
    const getStore = (): SqlStore => store;

    describe('facts', () => factsContract(getPlace, getStore));
    describe('letters', () => lettersContract(getStore));
    describe('messages', () => messagesContract(getStore));
    describe('a message that has come', () => incomingContract(getStore));
    describe('records', () => recordsContract(getStore));
    describe('later tasks', () => laterTasksContract(getPlace, getStore));
    describe('transactions', () => transactionsContract(getPlace, getStore));
  });
}
