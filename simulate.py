"""The command line, from a checkout: `python simulate.py run generals-remark`."""

from backchannel.cli import main

if __name__ == "__main__":
    main()
