// Polite rewriting, JSON extraction and one-sentence summaries.

const rewrite = "Rewrite the message politely.";
const soften = "Say this in a more polite way.";

const polite = {
  kind: "polite",
  prefix: "polite",
  source: "help-desk",
  compare: "input",
  pool: [
    {
      instruction: rewrite,
      input: "Send me the invoice right now.",
      output: "Could you please send me the invoice as soon as possible?",
    },
    {
      instruction: soften,
      input: "You are always late for our calls.",
      output: "Could you please try to join our calls on time?",
    },
    {
      instruction: soften,
      input: "Your instructions make no sense.",
      output: "Could you please explain the instructions once more?",
    },
    {
      instruction: rewrite,
      input: "Turn the music down, it is too loud.",
      output: "Would you mind turning the music down a little?",
    },
    {
      instruction: soften,
      input: "I do not want to come to your meeting.",
      output: "Thank you for the invitation, but I am afraid I cannot attend the meeting.",
    },
    {
      key: "newsletters",
      instruction: rewrite,
      input: "Stop sending me these newsletters.",
      output: "Could you please remove me from the newsletter list?",
    },
    {
      instruction: rewrite,
      input: "Fix the heating in my flat today.",
      output: "Could you please have the heating in my flat repaired today?",
    },
    {
      instruction: soften,
      input: "That is not my job, ask someone else.",
      output: "I am afraid I cannot help with this; could you please ask a colleague?",
    },
    {
      nearOf: "newsletters",
      instruction: rewrite,
      input: "Stop sending these newsletters to me.",
      output: "Could you please take me off the newsletter list?",
    },
    {
      source: "shop-reviews",
      instruction: rewrite,
      input: "The fan is broken, give me my money back.",
      output: "The fan I received is broken; could you please refund me?",
    },
    {
      instruction: soften,
      input: "Move your car, it is blocking my gate.",
      output: "Would you mind moving your car? It is blocking my gate.",
    },
  ],
  target: [],
  existing: [],
};

const keys = (a, b) => `Return JSON with the keys ${a} and ${b}.`;

const json = {
  kind: "json",
  prefix: "json",
  source: "help-desk",
  compare: "input",
  pool: [
    {
      instruction: keys("name", "city"),
      input: "Hello, this is Petra from Utrecht, and my parcel has not arrived.",
      output: '{"name": "Petra", "city": "Utrecht"}',
    },
    {
      instruction: keys("item", "quantity"),
      input: "Please add 12 folding chairs to our order.",
      output: '{"item": "folding chairs", "quantity": 12}',
    },
    {
      instruction: keys("date", "time"),
      input: "The technician will come on 14 March at 10:30.",
      output: '{"date": "14 March", "time": "10:30"}',
    },
    {
      instruction: keys("order", "problem"),
      input: "Order 5521 came with a cracked lid.",
      output: '{"order": 5521, "problem": "cracked lid"}',
    },
    {
      source: "shop-reviews",
      instruction: keys("product", "price"),
      input: "I paid 39.95 euros for the desk lamp, and it was worth it.",
      output: '{"product": "desk lamp", "price": 39.95}',
    },
    {
      noise: true,
      instruction: keys("name", "phone"),
      input: "Please ring Elif on 555 0142 about the",
      output: '{"name": "Elif", "pho',
    },
    {
      instruction: keys("from", "to"),
      input: "I need a train from Porto to Braga on Friday morning.",
      output: '{"from": "Porto", "to": "Braga"}',
    },
    {
      instruction: keys("room", "guests"),
      input: "We would like room 204 for three guests, please.",
      output: '{"room": 204, "guests": 3}',
    },
    {
      instruction: keys("name", "email"),
      input: "You can reach Tomas at tomas@example.com after lunch.",
      output: '{"name": "Tomas", "email": "tomas@example.com"}',
    },
    {
      source: "news-briefs",
      instruction: keys("team", "points"),
      input: "The Harbour Hawks won the final with 78 points.",
      output: '{"team": "Harbour Hawks", "points": 78}',
    },
  ],
  target: [],
  existing: [],
};

const oneSentence = "Summarise the text in one short sentence.";

const summary = {
  kind: "summary",
  prefix: "summ",
  source: "news-briefs",
  compare: "input",
  pool: [
    {
      instruction: oneSentence,
      input:
        "The town closed its only swimming pool in May after inspectors found cracks in the roof. Repairs will take until autumn.",
      output: "The town pool is closed until autumn for roof repairs.",
    },
    {
      instruction: oneSentence,
      input: "Bus line 8 will stop running after 22:00 from next week, because too few passengers used the late services.",
      output: "Bus line 8 drops its late services for lack of passengers.",
    },
    {
      instruction: oneSentence,
      input:
        "A storm brought down trees across the valley on Sunday night. Trains were halted for six hours, but nobody was hurt.",
      output: "A storm halted trains for six hours but hurt nobody.",
    },
    {
      instruction: oneSentence,
      input: "Pupils at the village school planted 200 fruit trees along the river. The harvest will go to the school kitchen.",
      output: "Pupils planted 200 fruit trees for the school kitchen.",
    },
    {
      noise: true,
      instruction: oneSentence,
      input: "asdkj fhqwe lkj zxmv qpwo eiru tyal skdj fhg wieur",
      output: "sdlkf jwoe iru",
    },
    {
      instruction: oneSentence,
      input: "The bakery on Mill Street has reopened under its old owner, who left retirement because he missed the work.",
      output: "A retired baker has come back to reopen the Mill Street bakery.",
    },
    {
      instruction: oneSentence,
      input:
        "Researchers fitted storks with small transmitters. The birds now leave two weeks later in autumn than they did thirty years ago.",
      output: "Storks now leave two weeks later than thirty years ago.",
    },
    {
      instruction: oneSentence,
      input:
        "The council wanted to sell the old fire station. After many letters from residents, it will become a music school instead.",
      output: "After residents wrote in, the old fire station becomes a music school.",
    },
    {
      instruction: oneSentence,
      input: "Tomato prices doubled in June. Traders blame a cold spring in the south and expect a fall by August.",
      output: "A cold spring doubled tomato prices, which should fall by August.",
    },
  ],
  target: [],
  existing: [],
};

export const messages = [polite, json, summary];
