// What callers call things that documents call otherwise, the same in every trade. A company adds its own words under
// `synonyms` in company.yaml.

/**
 * Word groups: whoever says one of a group may mean another, in questions and in documents alike. Notation of
 * understand/lexicon-phrase.ts, phrases between commas. Words may stand in several groups.
 */
export const EVERYDAY_WORDS: Readonly<Record<string, string>> = {
  // Money.
  price:
    'cost*, price*, pricing, fee, fees, charge, charges, charged, charging, how much !time|longer|notice, rate, rates, penalt*, expens*, cheap*, dollars, bucks, owe, owed, free !time, waive*, quote*, quoted, surcharge*, no charge, for nothing, pay for, pay if, pay when, pay anything, pay extra, pay more, pay again, pay twice, have to pay, do i pay, get paid, money, extra !long, run me, set me back, on the hook, hit me with, liable, responsible for, stuck with the bill, on my dime, dime, out of pocket, cover the cost, total, worth',
  pay: 'pay, pays, paid, paying, payment*, prepay*, settle*',
  bill: 'bill, bills, billed, billing, invoice*, statement, statements, balance, what i owe, charge on my',
  way_to_pay:
    'card, cards, credit, debit, visa, mastercard, amex, american express, cash, check !on|if|with|whether|the|my, checks, paypal, venmo, zelle, apple pay, google pay, bank, wire, transfer, autopay, auto pay, automatic*, pay online, pay with, pay by, method of payment, payment method*, forms of payment, take payment*, accept, pay you, how do i pay, how can i pay, ways to pay, where do i pay, pay over the phone, pay by phone, pay by mail, mail a, mail you a, money order*, e check*, echeck*, ach, debit card, credit card, card on file, charge my card, read you my card, over the phone, send you a check, bitcoin, crypto',
  installments:
    'installment*, instalment*, payment plan*, pay* ..3 over, in|into #|two|three|four|five|six|several|a_few|multiple|smaller parts|payments|pieces|chunks|bits, split*, spread*, financ*, bit by bit, little at a time, all at once, monthly, per month, every month, a month, part now, half now, afford, pay it off, pay off, pay it down, pay down, pay ..2 later, more time to pay, lay away, layaway, tight, work something out, work out something, arrangement*, hard time, hard up, struggling, lost my job, laid off, out of work, short on cash, short this month, half the, partial, partly, bit at a time, over the next, over time, stretch, extension, more time',
  late_payment:
    'late, overdue, past due, behind on, behind with, behind in, fall* behind, fell behind, unpaid, not paid, have not paid, did not pay, do not pay, can not pay, forget* ..1 pay, forgot ..1 pay, forgot ..2 payment, miss* ..2 payment|bill|invoice|due_date, late payment*, delinquen*, after the due date, collections, still owe, owe ..2 money, do not pay, not pay, could not pay, running behind on, missed a, miss a payment, grace period, interest, past the due date, pay late, paying late, paid late, days late, forgotten to pay, let it slide',
  dispute:
    'dispute*, disputing, wrong, incorrect, mistake*, error, errors, not right, not correct, does not look|seem|add, double charged, charged ..2 twice, billed ..2 twice, charged double, overcharge*, disagree*, contest, contesting, challenge*, do not recognize, never ordered, did not order, never agreed, look* off, too high, too much money, question ..1 bill|invoice|charge, not what i, never happened, did not happen, not mine, was not me, never had, never got, never received, did not get what, does not match, do not understand ..2 bill|invoice|charge, do not agree, unfair, ripped off, extra charge*, unexpected, higher than, more than i, more than you, quoted me, explain ..2 bill|invoice|charge, should not have been charged, why was i charged, why am i being charged',
  discount:
    'discount*, percent off, money off, anything off, something off, deal, deals, coupon*, promo, promos, promotion*, promo code*, cheaper, save, saves, saving*, special, specials, special offer*, reduced, reduction*, less for, break for, break on, a break, lower price, better price, better rate, bargain*, price break, senior rate*, family rate*, cut me, knock ..2 off, cheaper if, cheaper for, less if, do better on, best price, lowest price, price match*, loyal*, referral*, refer a friend, new customer*, first time customer*, first responder*, student*, teacher*, nurse*, police, fire fighter*, firefighter*, bundle*, multiple, two houses, more than one, less, pay less, lower, go down, go lower, sale, offers, wheel and deal, veterans, reward*',
  seniors:
    'senior, seniors, elderly, retired, retiree*, pension*, older people, old age, over sixty, over sixty five, over 65',
  military:
    'military, veteran*, army, navy, marine, marines, air force, soldier*, deployed, active duty, serviceman, national guard, coast guard',
  in_advance:
    'in advance, advance, upfront, up front, ahead of time, prepay*, prepaid, whole year, full year, entire year, year at once, annual*, yearly, for the year, per year',
  refund:
    'refund*, money back, reimburs*, give ..3 back, get ..3 back !in|into|to|inside, pay me back, paid back, credited, want my money, compensat*, make it right, return my, want my money, i want a credit, get reimbursed, money returned, cash back, make good, compensation',
  // Ending and moving.
  cancel:
    'cancel*, call* off, call it|that|this|the_visit|the_appointment off, back* out, pull* out, scrap*, change ..1 mind, no longer need, no longer want, do not need ..3 anymore|any_more, do not want ..3 anymore|any_more, skip*, bail*, notice, can not make it, can not make the, will not make it, not going to make it, something came up, plans changed, conflict, not coming, do not come, leave it, forget it',
  short_notice:
    'last minute, short notice, day before, night before, day of, same day, at the latest, within 24 hours, 24 hours, twenty four hours, tomorrow, hours before, hours notice, how much notice, how late can i, in time',
  by_company:
    'you|they|he|technician|company|guys cancel*|move|reschedul*|postpon*|change|call_off, we move, we cancel, ourselves, your end, your side, your fault, on you, your doing, not my fault',
  end_plan:
    'end, ends, ended, ending, quit*, stop ..2 service|plan|contract|subscription|membership|treatments|visits, stop coming, terminat*, get out of, out of my|the|this contract|plan|agreement, discontinu*, unsubscribe*, opt out, break ..2 contract|agreement|lease, drop ..2 plan|service, leave ..2 plan|contract|company, close ..1 account, cancel ..2 plan|service|contract|subscription|membership|account|quarterly, not renew, stop being, stop ..3 quarterly|plan|contract|subscription|membership, walk away, done with you, no longer want ..2 service, sign out of, be released, end it, moving away, moving out, moving to, selling my house, sell the house, early termination, cut ties, stuck with, stuck in, bound, tied to, out early, walk out, get off the plan, off the plan',
  plan: 'plan, plans, contract*, subscription*, membership*, agreement*, quarterly, recurring, sign* up, commit*, commitment, locked in, tied in, renew*, auto renew*',
  move: 'reschedul*, move, moved, moving, moves, switch*, change ..2 appointment|visit|date|day|time|booking, push ..2 back, push* back, postpon*, put off, delay ..1 appointment|visit, another day, another time, different day, different time, other day, later date, earlier date, new date, new time, swap*, bump*, can not make, come a different, come another, come earlier, come later, come sooner, in its place, instead, next week, sooner, later that, earlier that',
  appointment: 'appointment*, visit, visits, booking*, slot, slots',
  // Time.
  duration:
    'how long ..3 take|takes|last|lasts|be|stay|there|here, how many hours, how much time, take long, take all day, all day, hour or two, how long is, how long are, how long will, time does it take, minutes, up to two hours, how long ..3 does|do|will|is, how much of my day, how many minutes, in and out, be done, be finished, finish*, half an hour, an hour, hours long, whole day, entire day, before noon, takes long, time it takes, quick*',
  how_soon:
    'how soon, how fast, how quick*, same day, right away, immediately, today, asap, soonest, wait for, when can you come, how long ..2 wait',
  hours:
    'hours, open, opens, close, closed, closes, closing, weekend*, saturday*, sunday*, weekday*, holiday*, thanksgiving, christmas, new year*, easter, labor day, memorial day, july fourth, fourth of july, july 4*, independence day, evening*, at night, after work, after five|six|5|6, early morning, around the clock, 24 hours, twenty four hours, days of the week, what days, which days, day of the week, working days, business days, opening times, what time do you open, what time do you close, when are you, available on, days are you, days do you, work on, mornings, on new, mlk, veterans day, presidents day, labor, bank holiday*, spring break, late in the day, after hours, night time, overnight, this weekend, on a weekend',
  arrival:
    'arriv*, get here, gets here, be here, come by, comes by, show up, shows up, showing up, what time, which time, time window, window of, arrival window, time frame, text me, text message, heads up, on his|her|their|the way, eta, exact time, set* out, when will ..3 come|be|arrive|get, when do|does ..3 come|arrive|get, call before, call* ahead, wait around, let me know when, call ..2 before, calls ..2 before, ring ..2 before, let ..2 know, notify, notification*, on the day, morning or afternoon, between what, how early, punctual*, when should i expect, when can i expect, what hour, time slot, arrival time, reminder*, narrow* it down, exactly when',
  running_late:
    'late, delay*, never came, never showed, never come, did not show, does not show, do not show, did not come, does not come, has not come, no show*, not shown, have not shown, has not shown, waiting for, running behind, keep me waiting, kept me waiting, stood me up, hour late, minutes late, not here yet, where is he|she|the_technician|the_guy, on time, what if you are late, what if he is late, if you are late, if he is late, past the time, past the appointment, after the window, keeps me waiting, make me wait, waited, do not come, does not turn up, not turn up, never turned up, forgot about me',
  // People at home.
  at_home:
    'home, be there, be here, being there, be present, present, somebody there, someone there, anyone there, anybody there, in person, at work, out of town, away, let ..2 in, open the door, adult*, over 18, over eighteen, teen*, year old, babysitter, nanny, neighbor*, landlord, tenant*, roommate*, while i am gone, without me, when i am not, leave a key, leave the key, hide a key, supervise*, someone needs to, somebody needs to, someone has to, somebody has to, need to let, my mother, my mom, my dad, my wife, my husband, my son, my daughter, wait for you, take off work, day off work, take the day off, on vacation, kids be home alone, minor, age, old enough, i am at work, be at work, be away, be gone, not be there, not be home, not be here, if only my, only the kids, alone, kids are home, grown up, grown ups, responsible adult, can my, does my, anyone at the house, house is empty, empty house',
  no_answer_at_door:
    'door, knock*, doorbell, rang, not home, nobody home, no one home, nobody is home, no one is home, nobody there, not there, not around, missed him|her|them|you|the_technician|my_appointment|the_visit|the_appointment|my_visit, miss the|my appointment|visit, miss it, could not get in, can not get in, could not let, no show fee, get in, forget ..2 appointment|visit, forgot ..2 appointment|visit|you_were_coming, not answer*, did not hear, slept through, overslept, slept in, nobody was ..2 home|house|there, no one was ..2 home|house|there, was not ..2 home|there|around, were not ..2 home|there|around, stuck in traffic, stuck at work, ran late, running late myself, forget i have, locked out, nobody opened, no one opened, turned away',
  // Household.
  child:
    'child*, kid, kids, baby, babies, infant*, newborn*, toddler*, son, sons, daughter*, grandchild*, grandkid*, grandson*, granddaughter*, little one*, boy, girl, twins, crawl*, year old, toys, crib',
  pregnant:
    'pregnan*, expecting, having a baby, trimester, weeks along, breastfeed*, nursing, months along, baby on the way, due in, with a baby coming, first trimester, unborn',
  frail:
    'asthma*, allerg*, breathing, lungs, inhaler*, copd, sensitive to, chemical sensitiv*, elderly, immune*, respiratory',
  pet: 'pet, pets, dog*, puppy, puppies, pup, cat, cats, kitten*, kitty, kitties, hamster*, gerbil*, rabbit*, bunny, bunnies, guinea pig*, ferret*, animal, animals, lab, labrador, retriever, poodle*, bulldog*, beagle*, shepherd, dachshund*, terrier*, chihuahua*, pug, pugs, corgi*, husky, huskies, spaniel*, collie*, rottweiler*, mastiff*, schnauzer*, pomeranian*, pinscher*, dalmatian*, doberman*, pit bull*, pitbull*, shih tzu*, yorkie*, hound*, mutt*, labradoodle*, goldendoodle*, cockapoo*, tabby, siamese, chinchilla*, hedgehog*, degu*, sugar glider*, hermit crab*, tarantula*, furry, {bird}, {fish}, {reptile}, mouse as a pet, pet mouse|mice|rat|rats, kennel, doghouse, litter, litter box, food bowl*, water bowl*, cage, leash, crate, service animal, livestock, goat*, horse*, pony, ponies, pig, pigs, donkey*, sheep, lamb, lambs, cow, cows, cattle, calf, calves, llama*, alpaca*',
  bird: '{bird}',
  fish: '{fish}',
  reptile: '{reptile}',
  health:
    'sick, ill, unwell, nause*, dizz*, vomit*, throw* up, swallow*, ate some, eats some, eats it, ate it, ate the, drank, rash, emergency, exposure, exposed, inhal*, breathed, feel* bad|sick|funny|weird|dizzy|ill|unwell, poisoned, poison control, symptom*, reaction, headache*, 911, hospital, doctor, first aid, in ..1 eyes, on ..1 skin, gets on',
  safe: 'safe*, harm*, toxic*, nontoxic, poison*, danger*, hazard*, hurt*, bad for, bad around, ok for, okay for, okay with, ok with, ok around, okay around, all right for, worry about, worried about, risk*, keep ..2 away, keep ..2 out, stay out, stay in, leave the house, health risk*, carcinogen*, cancer, fumes, is it okay, is it ok, is that okay, is that ok, is it all right, all right with, affect*, bother*, smell*, odor*, stink*, strong, pollute*, protect*, evacuat*, go out of the house, get out of the house, leave home, stay home, stay in the house, be in the house, be home during, be inside during, sleep at, spend the night, clear the house, toxic to, allergic',
  product:
    'product*, chemical*, spray*, substance*, ingredient*, poison*, pesticide*, insecticide*, bait, baits, gel, gels, formula, organic, natural, eco friendly, environmentally, green products, what do you use, what are you using, what do you put, what is in, stuff you use, the stuff, data sheet*, safety sheet*, label, brand*, material*, put down, put out, put on the, what is in the, without sprays, without spray, what is it made of, made of, ingredients, dust, powder, granules, stuff, msds, sds, active',
  approved:
    'approved, registered, regulat*, epa, environmental protection, certified, tested, legal !action|advice|steps|team',
  // Getting ready and after.
  prepare:
    'prepar*, prep, get ready, getting ready, ready for, be ready, before you|they|he|she|the ..1 come|comes|get|treatment|visit|appointment|technician|arrive|arrives|start, beforehand, ahead of time, do first, need to do, have to do, should i do, supposed to do, clear* out, clear* off, clear ..2 out, empty, empt*, put ..2 away, take ..2 out, pack*, cover*, move ..2 furniture, move my, move the, bag*, night before, day before ..2 treatment, in preparation, anything i should, anything i need, what should i do before, what must i, do i clean, should i clean, wash first, get it ready, get the house ready, get my house ready, leave as it is, pull ..2 away, pull out the, out of the way, declutter*, tidy*, clear the, clear my, unplug*, turn off',
  kitchen:
    'kitchen*, cupboard*, cabinet*, dish, dishes, food, groceries, pantry, sink, sinks, counter, counters, countertop*, fridge, pots, pans, silverware, plates, drawers, closet*',
  clean:
    'clean, cleaning, cleaned, vacuum*, mop, mops, mopping, mopped, wash*, sweep*, swept, scrub*, wipe*, hoover*, laundry, bedding, sheets',
  floor: 'floor*, carpet*, rug, rugs, baseboard*, along the walls, tile*, mop*',
  yard: 'yard*, backyard, lawn*, grass, garden*, outside, outdoor*, exterior, mow*, gate, gates, patio*, deck, decks, porch, bushes, hedge*, perimeter, cut the grass, cut the lawn',
  indoors: 'inside, indoor*, interior, in the house, rooms, bedroom*, living room, basement, attic*',
  after:
    'after, afterward*, when you are done, once you are done, when it is done, once it is done, when you are finished, once it is finished, post treatment, following the, aftercare, since you were, since you came, since you sprayed, since you treated, since the treatment, since the visit, after you, the day after, next day, days later, weeks later, later on, from then on',
  come_back_in:
    'go back in*, back in the house|room|home, back into, back inside, back home, let ..3 back, get back in, come back in, re enter, reenter, return to the house|room, use the room*, sleep in, sleep there, walk on, touch*, dry, dries, drying, how long before, how long until, how long till, stay out, wait before, how long ..4 stay|be ..1 out|away|gone, be out, air out, ventilat*, open the windows, open windows, use ..2 room|bedroom|kitchen|bathroom|house|living_room|yard|again, go in, go inside, be in the room, be inside, back to normal, sit on, lie on, play in, play on, let ..4 out, let ..4 outside, how long ..4 leave|vacate, vacate, leave the room*, return home, come home, before we return',
  weather:
    'rain*, weather, snow*, storm*, thunder*, wind, windy, hail, ice, icy, freez*, heat wave, flood*, pouring, wet, blizzard*, sleet, downpour*, drizzl*, tornado*, hurricane*, typhoon*, heatwave, cold snap, below freezing, power outage, wildfire*, smoke outside',
  deadline:
    'how long do i have, how long have i got, how many days do i, how many days to, deadline*, time limit*, until when, by when, too late to, within # days|weeks|months, must reach, no later than, cutoff',
  paused:
    'pause*, stop coming, suspend*, on hold, cut off, cut me off, stop service, stop servicing, drop me, stop my, keep coming, continue*',
  limit:
    'limit*, how many times, maximum, at most, at least, minimum, as often as, as many, number of times, too many, any number, up to',
  // Quality.
  come_again:
    'come back, came back, comes back, coming back, back again, again, return, returned, re service*, reservice*, re treat*, retreat*, second treatment, another treatment, redo, do it over, did not work, does not work, do not work, not working, still have, still there, still here, still see*, still got, still around, not gone, not go away, did not help, reappear*, return visit, follow up visit*, before the next, between visits, see ..2 more, are back, is back, back already, not fixed, not solved, did not fix, did not go, does not go, still is not, still not, still the same, problem is still, second time, third time, been here twice, been here three, come out again, come again, come one more, another visit, another round, retry, all over again, touch up*, they are all over, spotted, saw another, seeing them, found more, more of them, keep coming, keeps coming, keep getting, keep seeing, reinfest*, reoccur*, recur*',
  guarantee:
    'guarante*, warrant*, promise*, stand behind, back ..1 work, what if it does not, what if that does not, satisf*, how long ..3 last, last for, good for, what if it fails, what if they come, what if the, money back guarantee, how sure are you, is it permanent, permanent*, for how long, last long, does it last, do they last, stay gone, long lasting, lifetime',
  included:
    'cover*, include*, included, including, part of, come* with, excluded, exclu*, not covered, what all, does ..2 cover',
  more_than_before:
    'more ..3 than, more bugs, more insects, more of them, more than usual, worse, getting worse, even more, normal to, is it normal, still seeing, see* more, dead bugs, dying, normal, everywhere, all over the place, suddenly, coming out of, dead ones, still alive, still moving, crawling around, how long until they, until they die, take to die, take to work, start working, kick in',
  treat:
    'treat, treats, treated, treating, treatment*, exterminat*, get rid of, kill, kills, killing, eliminat*, remov*, take care of, deal with, handle, fumigat*, do you do, do you guys do, take down, trap, traps, trapping, service for, fight, control, clear up, stop ..2 coming, keep ..2 out, keep ..2 away, prevent*, service*, solution*, do about, do against, method*, procedure*, how do you do, how does it work, what does it involve, involves, how many treatments, how many times, how many visits, how often, sessions, rounds',
  inspect:
    'inspect*, look at, take a look, come look, examin*, assess*, evaluat*, check for, check the, check my, find out if, survey*, find out, know what i have, tell what, identify, identif*, not sure what, what kind of, free check, free look, consultation*, estimate*, quote*, diagnos*, come see, come and see, come by and look',
  person:
    'technician*, guy, man, exterminator*, crew, worker*, your people, your team, the tech, techs, service person',
  // Where.
  area: 'area, areas, come to, come out to, come out here, serve, travel*, how far, far out, far away, distance, miles, located, location*, where are you, where do you, which cities, what cities, which towns, what towns, out of town, county, counties, neighborhood*, region, island*, suburb*, downtown, live in, i am in, we are in, service in, out in, outside of, work in, operate, service my, cover my, do you go to, do you serve, do you come down, do you come up, come all the way, come this far, out here, up here, down here, over here, near me, my town, my city, my area, zip code*, your territory, which part of, parts of, extra for distance, drive to, make the trip, trip charge, travel charge*, on the island, across the water, ferry',
  // Knowing and keeping.
  recorded:
    'record, recorded, recording*, records, tape, taped, taping, transcri*, listening in, listen to my, anyone listening, somebody listening, someone listening, monitored, saved call*, written down, anyone else listening, someone else listening, being watched, kept, save the call, saves the call, recording this, record this, tape this, on tape, transcript*, wiretap*, on the record, off the record, stop recording, not be recorded, do not record, tapes, taped, recordings, keep the call, keep a recording, delete the recording, hear the recording',
  data: 'data, information, personal, details, privacy, private, on file, about me, on me, my records, my record, sell ..2 information|data|number|name|email|address|details, share ..3 information|data|number|name|email|address|details, third part*, give ..3 number|email|address|name|information to, store, stored, storing, keep on, keep about, know about me, what do you keep, what do you have on, spam, marketing, telemarket*, mailing list*, confidential, phone number, telephone number, email address, home address, my number, my address, my email, my name, who has, who gets, who sees, who else, sold, telling anyone, tell anyone, pass ..2 on, pass on my, hand ..2 over, keep ..2 number, credit card number, save my, safe with you, secure, hacked, breach*, advertis*, solicit*, junk mail, robocalls, hand my, sell my, give my, give out my, share my, use my',
  erase:
    'erase*, erasing, delet*, forget me, wipe*, take ..2 off, take me out, remove me, remove my, get rid of my, purge*, unlist*, right to, gdpr, ccpa, corrected, correct my, update my, see what you have, copy of, see what data, see what information, see ..2 data|information|records, what data, what information, which data, my file, delete my, take my name, stop contacting, access to my, change my details, wrong address on, spelled wrong',
  machine:
    'robot*, machine*, computer*, bot, bots, ai, automated, artificial, virtual, real person, real human, human being, a human, live person, actual person, assistant, who am i, who are you, am i talking, am i speaking, are you a, are you real, chatbot*, talking to, speaking to, human, talking with, speaking with, speak to someone real, real one, made up, is this a, a real, program, software, actual human, actual people, voice bot, robocall*',
};

/** Kinds of animals that the groups above share. */
export const ANIMALS: Readonly<Record<string, string>> = {
  bird: 'bird*, parrot*, budgie*, budgerigar*, parakeet*, cockatiel*, cockatoo*, canary, canaries, finch*, macaw*, lovebird*, chicken*, hen, hens, rooster*, duck*, pigeon*, goose, geese, quail*, dove, doves, peacock*, aviary',
  fish: 'fish, fishes, goldfish, aquarium*, fish tank*, fishtank*, koi, betta*, guppy, guppies, pond*, tropical fish',
  reptile:
    'reptile*, lizard*, snake*, turtle*, tortoise*, gecko*, iguana*, bearded dragon*, chameleon*, python*, terrarium*, frog, frogs, toad*, newt*, salamander*, axolotl*',
};

/** Words that say nothing of what a question is about. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but if so then than as of to for in on at by from with without about into out up off over under
  i me my mine we us our you your yours he him his she her it its they them their this that these those there here
  is are am was were be been being do does did doing done have has had having can could will would shall should may
  might must not no nor yes okay ok oh well um just only also too very really even still already ever never always
  what when where which who whom whose why how much many any some something anything someone somebody anyone anybody
  everything all both each other another such same own thing things stuff kind sort lot bit
  get gets got getting go goes going gone come comes came coming take takes took taking make makes made making give
  gives gave put puts let lets want wants wanted need needs needed know knows tell tells told say says said ask asks
  asked see like think thinks wonder wondering please thanks thank hello hi hey there's guys guys' happen happens
  happened supposed mean means use used work works sure right now again yet because while before after until company
  possible policy policies question questions find found try trying does anyone offer offers provide call called back long last first look looks looking show shows see
  seeing good bad well keep keeps day days time times next new old big little part place way rid idea point
  use used actually really usually normally exactly maybe kindly able else matter regarding concerning conditions condition
  circumstances under case cases case's else's someplace somewhere anywhere nowhere around`.split(/\s+/),
);
