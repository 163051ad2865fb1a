"""What a voice says before the first set of each bundled exercise, to be read through."""

SENTENCES = {
    "a-march": "Next, A-march. Twenty metres.",
    "a-skip": "Next, A-skip, set one of two. Twenty metres.",
    "ankle-rock": "Next, Ankle rock, knee to wall. Left side. Ten repetitions.",
    "back-squat": "Next, Barbell back squat, set one of three. Five repetitions.",
    "band-assisted-pull-up": "Next, Band-assisted pull-up, set one of three. Five repetitions.",
    "band-row": "Next, Band row, set one of two. Twelve repetitions.",
    "barbell-hip-thrust": "Next, Barbell hip thrust, set one of three. Eight repetitions.",
    "bent-knee-calf-raise": "Next, Bent-knee calf raise, set one of two. Fifteen repetitions.",
    "bicycle-crunch": "Next, Bicycle crunch, set one of two. Ten repetitions.",
    "bicycle-crunch-easy": (
        "Next, Bicycle crunch, reset between repetitions, set one of two. Six repetitions."
    ),
    "bicycle-crunch-slow": "Next, Bicycle crunch, slow, set one of two. Eight repetitions.",
    "bird-dog": "Next, Bird dog, set one of two. Six repetitions each side.",
    "bodyweight-squat": "Next, Bodyweight squat, set one of three. Ten repetitions.",
    "bounding": "Next, Bounding, set one of three. Eight jumps.",
    "box-jump": "Next, Box jump, step down, set one of three. Four jumps.",
    "brisk-walk": "Next, Brisk walk. Ten minutes.",
    "broad-jump": "Next, Broad jump and stick, set one of three. Four jumps.",
    "butt-kicks": "Next, Butt kicks, set one of two. Fifteen metres.",
    "butterfly-stretch": "Next, Seated butterfly stretch, set one of two. Thirty seconds.",
    "calf-raise": "Next, Calf raise, two legs, set one of two. Fifteen repetitions.",
    "cat-cow": "Next, Cat-cow. Eight repetitions.",
    "chair-squat": "Next, Chair squat, sit-to-stand, set one of two. Ten repetitions.",
    "childs-pose": "Next, Child's pose, set one of two. Thirty seconds.",
    "clamshell": "Next, Clamshell, set one of two. Left side. Twelve repetitions.",
    "copenhagen-plank-long": (
        "Next, Copenhagen plank, ankle support, set one of two. Left side. Twelve seconds."
    ),
    "copenhagen-plank-short": (
        "Next, Copenhagen plank, knee support, set one of two. Left side. Fifteen seconds."
    ),
    "crescent-lunge": "Next, Crescent lunge, set one of two. Left side. Thirty seconds.",
    "crescent-lunge-low": (
        "Next, Low crescent lunge, back knee down, set one of two. Left side. Thirty seconds."
    ),
    "curl-up": "Next, Curl-up, neutral back, set one of two. Five repetitions.",
    "dead-bug": "Next, Dead bug, set one of two. Eight repetitions each side.",
    "dead-bug-heel-tap": "Next, Dead bug, heel taps, set one of two. Six repetitions each side.",
    "dead-hang": "Next, Scapular pull-up, set one of three. Fifteen seconds.",
    "deadlift": "Next, Barbell deadlift, set one of three. Five repetitions.",
    "doorway-chest-stretch": (
        "Next, Doorway chest stretch, set one of two. Left side. Thirty seconds."
    ),
    "drop-jump": "Next, Drop jump, low, set one of three. Four jumps.",
    "dumbbell-row": "Next, One-arm dumbbell row, set one of three. Left side. Eight repetitions.",
    "easy-jog": "Next, Easy jog. Four minutes.",
    "elevated-split-squat": (
        "Next, Bulgarian split squat, set one of three. Left side. Eight repetitions."
    ),
    "elevated-split-squat-loaded": (
        "Next, Loaded Bulgarian split squat, set one of three. Left side. Six repetitions."
    ),
    "elevated-split-squat-low": (
        "Next, Bulgarian split squat, low step, set one of two. Left side. Eight repetitions."
    ),
    "elevated-split-squat-slow": (
        "Next, Bulgarian split squat, slow tempo, set one of three. Left side. Six repetitions."
    ),
    "figure-four-stretch": (
        "Next, Figure-four glute stretch, set one of two. Left side. Thirty seconds."
    ),
    "foam-roll-calves": "Next, Foam roll, calves. Left side. One minute.",
    "foam-roll-glutes": "Next, Foam roll, glutes. Left side. One minute.",
    "foam-roll-hamstrings": "Next, Foam roll, hamstrings. Left side. One minute.",
    "foam-roll-lateral-thigh": "Next, Foam roll, outer thigh. Left side. One minute.",
    "foam-roll-quads": "Next, Foam roll, quads. Left side. One minute.",
    "foam-roll-upper-back": "Next, Foam roll, upper back. One minute.",
    "foot-ball-roll": "Next, Ball roll, sole of the foot. Left side. One minute.",
    "forward-step-down": (
        "Next, Forward step-down, slow lowering, set one of three. Left side. Six repetitions."
    ),
    "front-squat": "Next, Barbell front squat, set one of three. Five repetitions.",
    "glute-bridge": "Next, Glute bridge, two legs, set one of two. Twelve repetitions.",
    "glute-bridge-march": (
        "Next, Marching glute bridge, set one of two. Eight repetitions each side."
    ),
    "goblet-squat": "Next, Goblet squat, set one of three. Ten repetitions.",
    "half-kneeling-overhead-press": (
        "Next, Half-kneeling overhead press, set one of two. Left side. Eight repetitions."
    ),
    "hamstring-walkout": "Next, Hamstring bridge walk-out, set one of two. Five repetitions.",
    "high-knees": "Next, High knees, set one of two. Fifteen metres.",
    "hip-hike": "Next, Hip hike, pelvic drop and lift, set one of two. Left side. Ten repetitions.",
    "inchworm": "Next, Inchworm. Five repetitions.",
    "incline-push-up": "Next, Incline push-up, set one of two. Eight repetitions.",
    "inverted-row": "Next, Inverted row, set one of three. Six repetitions.",
    "isometric-calf-hold": (
        "Next, Isometric calf hold, set one of three. Left side. Thirty seconds."
    ),
    "jump-rope": "Next, Jump rope, set one of three. Thirty jumps.",
    "kettlebell-deadlift": (
        "Next, Kettlebell or dumbbell deadlift, set one of three. Eight repetitions."
    ),
    "kickstand-deadlift": "Next, Kickstand deadlift, set one of two. Left side. Eight repetitions.",
    "knee-hug-walk": "Next, Walking knee hug. Eight repetitions each side.",
    "kneeling-hip-flexor-stretch": (
        "Next, Half-kneeling hip-flexor stretch, set one of two. Left side. Thirty seconds."
    ),
    "lateral-band-walk": "Next, Lateral band walk, set one of two. Left side. Twelve repetitions.",
    "lateral-bound": "Next, Lateral bound and stick, set one of three. Four jumps each side.",
    "lateral-box-push-up": "Next, Lateral box push-up, set one of three. Six repetitions.",
    "lateral-box-push-up-slow": (
        "Next, Lateral box push-up, slow tempo, set one of three. Four repetitions."
    ),
    "lateral-push-up-floor": "Next, Lateral push-up on the floor, set one of two. Six repetitions.",
    "lateral-push-up-knees": (
        "Next, Lateral push-up from the knees, hands move, set one of two. Six repetitions."
    ),
    "lateral-step-down": "Next, Lateral step-down, set one of two. Left side. Eight repetitions.",
    "leg-swing-front": "Next, Leg swing, front to back. Left side. Ten repetitions.",
    "leg-swing-side": "Next, Leg swing, side to side. Left side. Ten repetitions.",
    "lunge-rotation": "Next, Lunge with reach and rotation. Five repetitions each side.",
    "mountain-climber": "Next, Mountain climber. Forty seconds.",
    "negative-pull-up": "Next, Negative pull-up, set one of three. Three repetitions.",
    "nordic-curl": "Next, Nordic hamstring curl, set one of two. Three repetitions.",
    "open-book": "Next, Open book, upper-back rotation. Left side. Six repetitions.",
    "pallof-press": "Next, Pallof press, standing, set one of two. Left side. Ten repetitions.",
    "pallof-press-half-kneeling": (
        "Next, Pallof press, half-kneeling, set one of two. Left side. Eight repetitions."
    ),
    "pallof-press-split": (
        "Next, Pallof press, split stance, set one of two. Left side. Ten repetitions."
    ),
    "plank": "Next, Forearm plank, set one of three. Thirty seconds.",
    "plank-knees": "Next, Knee plank, set one of two. Twenty seconds.",
    "plank-reach": (
        "Next, Plank with arm and opposite leg lift, set one of two. Six repetitions each side."
    ),
    "plank-shoulder-tap": "Next, Plank shoulder taps, set one of two. Eight repetitions each side.",
    "pogo-jump": "Next, Pogo jumps, two legs, set one of three. Fifteen jumps.",
    "prone-ytw": "Next, Prone Y-T-W raises, set one of two. Six repetitions.",
    "pull-up": "Next, Pull-up, set one of three. Four repetitions.",
    "push-up": "Next, Push-up, set one of three. Eight repetitions.",
    "push-up-knees": "Next, Knee push-up, set one of two. Eight repetitions.",
    "push-up-reach": "Next, Push-up to arm-and-leg reach, set one of three. Six repetitions.",
    "repeated-squat-jump": "Next, Repeated squat jumps, set one of three. Six jumps.",
    "reverse-lunge": "Next, Reverse lunge, set one of three. Left side. Eight repetitions.",
    "reverse-lunge-loaded": (
        "Next, Loaded reverse lunge, set one of three. Left side. Eight repetitions."
    ),
    "romanian-deadlift": "Next, Romanian deadlift, set one of three. Eight repetitions.",
    "run-interval": "Next, Hard run interval, set one of four. One minute.",
    "russian-twist": "Next, Russian twist, legs raised, set one of two. Ten repetitions each side.",
    "russian-twist-feet-down": (
        "Next, Russian twist, heels down, set one of two. Eight repetitions each side."
    ),
    "russian-twist-weighted": (
        "Next, Russian twist with medicine ball, set one of three. Eight repetitions each side."
    ),
    "seated-soleus-raise": ("Next, Seated calf raise, set one of three. Twelve repetitions."),
    "short-foot": "Next, Short foot, arch dome, set one of three. Left side. Fifteen seconds.",
    "side-lunge": "Next, Side lunge, set one of three. Left side. Eight repetitions.",
    "side-lunge-loaded": "Next, Loaded side lunge, set one of three. Left side. Eight repetitions.",
    "side-lunge-short": "Next, Short side lunge, set one of two. Left side. Eight repetitions.",
    "side-lying-hip-abduction": (
        "Next, Side-lying hip abduction, set one of two. Left side. Twelve repetitions."
    ),
    "side-lying-hip-adduction": (
        "Next, Side-lying hip adduction, set one of two. Left side. Twelve repetitions."
    ),
    "side-plank": "Next, Side plank, set one of two. Left side. Twenty-five seconds.",
    "side-plank-knees": (
        "Next, Side plank from the knees, set one of two. Left side. Twenty seconds."
    ),
    "side-plank-leg-raise": (
        "Next, Side plank with leg raise, set one of two. Left side. Fifteen seconds."
    ),
    "single-arm-cable-press": (
        "Next, Single-arm cable press, square stance, set one of two. Left side. Ten repetitions."
    ),
    "single-arm-cable-press-inline": (
        "Next, Single-arm cable press, in-line stance, set one of two. "
        "Left side. Eight repetitions."
    ),
    "single-arm-cable-press-staggered": (
        "Next, Single-arm cable press, staggered stance, set one of two. "
        "Left side. Ten repetitions."
    ),
    "single-arm-cable-row": (
        "Next, Single-arm cable row, set one of two. Left side. Ten repetitions."
    ),
    "single-leg-bent-knee-calf-raise": (
        "Next, Single-leg bent-knee calf raise, set one of two. Left side. Ten repetitions."
    ),
    "single-leg-box-squat": (
        "Next, Single-leg box squat, set one of three. Left side. Five repetitions."
    ),
    "single-leg-calf-raise": (
        "Next, Single-leg calf raise, set one of two. Left side. Ten repetitions."
    ),
    "single-leg-calf-raise-loaded": (
        "Next, Loaded single-leg calf raise, set one of three. Left side. Eight repetitions."
    ),
    "single-leg-deadlift": (
        "Next, Single-leg deadlift, set one of three. Left side. Eight repetitions."
    ),
    "single-leg-deadlift-loaded": (
        "Next, Loaded single-leg deadlift, set one of three. Left side. Six repetitions."
    ),
    "single-leg-glute-bridge": (
        "Next, Single-leg glute bridge, set one of three. Left side. Eight repetitions."
    ),
    "single-leg-hamstring-bridge": (
        "Next, Single-leg hamstring bridge, heel on chair, set one of two. "
        "Left side. Ten repetitions."
    ),
    "single-leg-hop": "Next, Single-leg hop and stick, set one of three. Left side. Four jumps.",
    "single-leg-pogo": "Next, Single-leg pogo, set one of three. Left side. Eight jumps.",
    "single-leg-stand": "Next, Single-leg balance, set one of two. Left side. Thirty seconds.",
    "sliding-leg-curl": "Next, Slider leg curl, set one of three. Six repetitions.",
    "sliding-leg-lower": "Next, Eccentric slider leg curl, set one of two. Five repetitions.",
    "snap-down": "Next, Snap-down to landing, set one of three. Five jumps.",
    "split-squat": "Next, Split squat, set one of two. Left side. Eight repetitions.",
    "split-squat-jump": "Next, Split squat jump, set one of three. Four jumps each side.",
    "squat-jump": "Next, Squat jump, single repetitions, set one of three. Five jumps.",
    "standing-band-knee-drive": (
        "Next, Standing band knee drive, set one of two. Left side. Ten repetitions."
    ),
    "standing-quad-stretch": (
        "Next, Standing quad stretch, set one of two. Left side. Thirty seconds."
    ),
    "star-reach": "Next, Star excursion reach, set one of two. Left side. Four repetitions.",
    "step-jack": "Next, Step jack, no jump. Forty seconds.",
    "step-up": "Next, Step-up, set one of three. Left side. Eight repetitions.",
    "step-up-loaded": "Next, Loaded step-up, set one of three. Left side. Eight repetitions.",
    "stiff-legged-deadlift": "Next, Stiff-legged deadlift, set one of three. Six repetitions.",
    "suitcase-carry": "Next, Suitcase carry, set one of three. Left side. Twenty metres.",
    "superman": "Next, Superman hold, set one of two. Eight repetitions.",
    "supine-hamstring-stretch": (
        "Next, Lying hamstring stretch with strap, set one of two. Left side. Thirty seconds."
    ),
    "supine-hip-flexor-march": (
        "Next, Lying hip-flexor march, set one of two. Ten repetitions each side."
    ),
    "tibialis-raise": "Next, Tibialis raise, set one of two. Fifteen repetitions.",
    "walking-lunge": "Next, Walking lunge, set one of three. Eight repetitions each side.",
    "walking-lunge-loaded": (
        "Next, Loaded walking lunge, set one of three. Eight repetitions each side."
    ),
    "wall-calf-stretch": (
        "Next, Wall calf stretch, straight knee, set one of two. Left side. Thirty seconds."
    ),
    "wall-hip-hinge": "Next, Wall hip hinge, set one of two. Ten repetitions.",
    "wall-soleus-stretch": (
        "Next, Wall calf stretch, bent knee, set one of two. Left side. Thirty seconds."
    ),
    "weighted-squat-jump": "Next, Weighted squat jump, set one of three. Four jumps.",
    "wobble-board-single-leg": (
        "Next, Wobble board, one leg, set one of three. Left side. Twenty seconds."
    ),
    "wobble-board-squat": "Next, Wobble board mini-squat, set one of two. Eight repetitions.",
    "wobble-board-two-leg": "Next, Wobble board, two legs, set one of three. Thirty seconds.",
}
"""By the id of the exercise, in their order."""
