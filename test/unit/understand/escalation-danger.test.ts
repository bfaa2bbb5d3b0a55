// Holds which danger callers tell of, in any trade, and what only sounds like it.
import { describe, expect, it } from 'vitest';
import { understandEscalation } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

describe('lives that may be at stake', () => {
  it.each(
    listed(`
      my husband just fell off the ladder and he's not waking up
      i can't get my breath since that bee got me
      her lips are swelling up real bad from the sting
      theres smoke coming out of the furnace and i see flames
      it smells like gas in my kitchen really strong
      my little girl got stung and now shes wheezing and cant breathe
      my mom passed out after you guys sprayed
      i dont want to be alive anymore
      i have pain in my chest and my left arm is numb
      the baby is having a seizure
      my son stopped breathing
      grandpa is lying on the floor and he doesn't respond
      the outlet your electrician put in caught fire
      he's choking on something
      i think i'm having a heart attack
      we have to get out the house is full of gas
      the carbon monoxide alarm is going off and we all have headaches
      my tongue is getting thick and my throat feels tight
      i took too many of those pills
      she's bleeding and it won't stop
      um my dad collapsed in the yard he isn't moving
      he got electrocuted by that wire
      i just want to end my life honestly
      someone's unconscious here
      my father in law just clutched his chest and went down
      i cannot breathe right my throat's all tight after i ate that
      there's a fire in the crawl space
      he swallowed a whole bottle of my heart pills
      your worker fell off the roof and he is out cold
      i feel like ending it all
      i don't see a reason to live
      house on fire
      he fell off the ladder and is unconscious
      your technician fell off my ladder and isn't moving
      fire
      there's no reason to go on
      no point in going on like this
      the whole basement stinks of gas and i'm getting woozy
      her eyes swelled shut and she is struggling for air
      our neighbor is having some sort of fit
      my wife went into shock from a hornet sting
      the heater is sparking and burning
      she hit her head and she's not making any sense and throwing up
      somebody is bleeding really bad here from the saw
      my kid's lips are blue
      um i think my husband is having a stroke his face is drooping
      the baby isnt breathing please
      i've got a gun and i don't care anymore
      there's a live wire down and it got my brother
      help my mom won't wake up
      im gonna hurt myself
    `),
  )('are heard in “%s”', (text) => {
    expect(understandEscalation(text)).toEqual({
      escalate: true,
      trigger: 'topic',
      topic: 'safety',
      danger: 'emergency',
    });
  });
});

describe('products that were swallowed, breathed in or touched', () => {
  it.each(
    listed(`
      my kid drank some of the bait
      i got spray in my eyes and they burn
      the fumes make me sick
      our puppy got into the rat poison behind the stove
      my two year old put one of those ant traps in his mouth
      my cat licked the gel you left under the sink
      im feeling really dizzy since they sprayed in here
      i accidentally drank some of the cleaning stuff the guy left
      we all have headaches and feel sick from the smell of that chemical
      some of the powder got all over my daughter's hands and shes been licking them
      my toddler swallowed a mouthful of mouthwash from your goodie bag
      my dog ate the blue pellets
      the technician got bleach on my face and it burns
      i breathed in a whole bunch of that fog and i keep coughing
      my daughter ate a detergent pod
      my bird was in the room when you fogged and hes gasping
      can you help my son just swallowed ant killer
      my eyes are watering and stinging ever since the painters were here
      i spilled the weed killer on my leg and now it is red and blistering
      she drank the drain cleaner
      the horse has been eating the grass you treated and now it's drooling
      i think our cat ate a poisoned mouse
      he inhaled the fumes from the varnish and he's throwing up
      the cleaner splashed up in my eyes help
      grandson got hold of the mouse bait and had some in his mouth
      we found the dog chewing on a bait station
      my throat burns ever since i breathed that paint thinner
      it's my toddler she drank out of the spray bottle
      my pregnant wife inhaled a lot of that insecticide
      the smell from the carpet glue is making all of us nauseous
      your guy sprayed it right in my face
      my rabbit ate the stuff along the baseboards
      i got some of that acid on my hand and it hurts
      i mixed bleach and ammonia and now i'm coughing
      my cat walked through the wet spray and is licking her paws and shaking
      he ate a handful of rat pellets
      my son ate toothpaste a whole tube and he's vomiting
      the lawn guys sprayed while the windows were open and now the baby keeps coughing
      she took a swig of antifreeze thinking it was juice
      my skin is burning where the granules touched me
      i drank some of the water you treated and my stomach hurts
    `),
  )('are heard in “%s”', (text) => {
    expect(understandEscalation(text)).toEqual({
      escalate: true,
      trigger: 'topic',
      topic: 'safety',
      danger: 'poison',
    });
  });
});

describe('people and animals that were hurt or fell ill', () => {
  it.each(
    listed(`
      a wasp stung my daughter on the neck
      your technician sprayed my cat and now it's sick
      your driver ran over my dog
      i slipped on the wet floor your cleaner left and broke my wrist
      a rat bit my baby last night
      i'm covered in bed bug bites they itch like crazy
      the dentist cut my tongue and its still bleeding a bit
      the ladder your guy left fell on my foot
      my cat hasn't eaten since you treated the house
      a spider bit me and my leg is swollen
      i got stung like ten times mowing the lawn
      my boy stepped on a nail your roofers left
      my dog has been throwing up since the treatment on monday
      i burned my hand on the heater you installed
      your mover dropped the couch on my toe and i think its broken
      i got shocked by the switch your electrician put in
      all my fish died after you treated the tank room
      my husband hurt his back because of the step you didn't fix
      she got a rash all over her arms from the new sheets
      the bees attacked my kids in the back yard
      your hairdresser burned my scalp
      my chickens are dying since you sprayed next door
      my wife tripped over your hose and hurt her knee
      a yellow jacket got me on the hand
      my grandmother fell over the cord your man left in the hall
      your dog groomer nicked my dog's ear and it's bleeding
      i twisted my ankle in the hole you dug
      something bit my daughter in the night she has welts
      my kitten has been limping and hiding since your people were here
      the hygienist jabbed my gum and now it's swollen
      your technician got bit by my dog
      he cut his finger on the broken glass you left
      the guinea pig died the day after you came
      hot water from the heater you fixed scalded my son
      a tick bit my husband
      the garage door you repaired came down on my arm
      i hurt my shoulder when your chair broke
      my baby got bit by fire ants
      the spider bite is getting worse i can hardly walk
    `),
  )('are heard in “%s”', (text) => {
    expect(understandEscalation(text)).toEqual({
      escalate: true,
      trigger: 'topic',
      topic: 'safety',
      danger: 'harm',
    });
  });
});

describe('questions, worries, memories and figures of speech', () => {
  it.each(
    listed(`
      the wasps could sting my kids
      is the spray safe for cats
      my dog died years ago
      the ants are killing me
      i have a wasp nest by my front door
      is it okay for the kids to go in the yard after
      i'm scared of spiders
      my cat is afraid of strangers
      we saw a rat in the kitchen
      this bill is giving me a headache
      i'm dying to get this over with
      do i need to take my fish out before you spray
      my dog will be in the back yard just so you know
      i'm allergic to bee stings so can you come soon
      the smoke detector battery needs replacing
      can you send somebody to fix the gas stove
      my tooth has been hurting for a week can i come in
      i need a cleaning and a checkup
      what do you use is it poisonous
      how long should we stay out of the house after the fumigation
      i was sick last week so i missed my appointment
      my husband is sick today we need to reschedule
      my son has a fever so we can't make it tomorrow
      i hurt my back last year and can't move furniture so can they do it
      what should i do if my dog eats the bait
      the mice ate through a bag of rice
      the roaches keep coming back it's making me crazy
      that price is a killer
      my heart is set on tuesday
      you guys saved my life last time
      i have no trouble breathing it's fine
      we had a fire here ten years ago
      the fire department said to call you about the ants
      the spray smells bad but it's fine
      the kids are fine nobody got hurt
      do you do bee removal
      i'd kill for an earlier appointment
      my mother is in the hospital so i need to cancel
      i'm having surgery on friday so can we move it
      we lost our dog so we don't need the flea treatment any more
      there is a dead mouse in the wall
      there are dead bees all over the porch
      can you remove a dead squirrel from my attic
      my cat has fleas
      my dog is itching like crazy do you do flea treatments
      we have bed bugs i think
      the toilet is leaking
      the drain smells terrible
      do hornets sting more in the fall
      is it dangerous to breathe that stuff
      could my dog get sick from it
      when i was little a bee stung me and i've hated them ever since
      we keep the chickens in the back is that a problem for the treatment
      my baby is due in march
      i've got a sick kid at home can we do next week
      my back is killing me could you come after lunch
      i'm starving let me call you back
      ants everywhere it's an invasion
      the alarm went off by mistake
      we just had the gas line put in
      your technician smelled like smoke
      the mouse died in the trap can you pick it up
      i don't want my cat to eat it
      no one was hurt luckily
      how toxic is the gel
      do you use poison
      i need you to kill some wasps
      the bees are all over my roses
      my crown fell out
      i chipped a tooth last night can i be seen
      my wisdom teeth are bothering me
      it burns a hole in my wallet
      i fell asleep and missed your call
      my phone died
      my car died so i'll be late
      that was a painful bill
      the heater stopped working
      the water heater is making noise
      my dog ate my invoice
      my son ate lunch already
      i spilled coffee on my paperwork
      there's ants in my kitchen eating the sugar
      you stung me with that fee
      i got burned by my last contractor
      do i have to keep the windows closed
      my kids are in school until three
      that scared the life out of me
      the rats chewed through the wire
      i had a stroke two years ago so talk slow please
      i'm hard of hearing
      my husband passed away in june please take his name off
      i'm in a wheelchair so please ring twice
      i just got off the phone with your coworker
      the manager said i'd get ten percent off
      do i call the office if it rains
      is dr lee in today
      i spoke with a lady named carol
      is your customer support open on sunday
      my boss is paying for this
      which technician is coming
      can the technician text me first
      my agent needs a certificate of insurance
      are you guys still in business
      can you speak up please
      can you speak spanish
      i'll have my wife call you
      i need to change the contact person on my account
      what is the name of the person coming
      it's my mother's account i'm her contact person
      how do i manage my account online
      do you need to talk to my landlord
      are your staff vaccinated
      is there a fee to talk to you
      i need a person to cut my lawn
      can you send two guys
      somebody stole my bike not you guys
      call it a day
      i have a call at three so make it quick
      i'd like to leave my phone number
      i was on hold for an hour
      blue
      what about my goldfish
      how about my hamster
      i want an actual living breathing being
      and my dog
      my cat
      bait
      the spray
      gas
      smoke
      the gas station on main street
      my phone is about to die
      did anyone come by today
      is anyone coming
      will you call me before you come
    `),
  )('tell of no danger: “%s”', (text) => {
    expect(understandEscalation(text).escalate).toBe(false);
  });
});

it('hears the gravest of what was said, wherever it stands in a long turn', () => {
  const said =
    'hi my name is Dana and I am calling about the visit yesterday. is the spray safe for cats? my son ate some of the bait and now he cannot breathe, and I also want to move Thursday';
  expect(understandEscalation(said).danger).toBe('emergency');
});
